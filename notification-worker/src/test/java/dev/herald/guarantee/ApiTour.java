package dev.herald.guarantee;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What is asked of the operations API to see every answer that needs no outage.
final class ApiTour {
  private static final String PAUSE = "{\"scope\":\"tenant=described\",\"reason\":\"a tour\"}";

  private ApiTour() {}

  static void control(ApiWalk walk) {
    walk.post(200, "/ops/v1/pauses", PAUSE);
    walk.post(400, "/ops/v1/pauses", "{}");
    walk.post(400, "/ops/v1/pauses", "no JSON");
    walk.get(200, "/ops/v1/pauses");
    walk.get(200, "/ops/v1/status");
    walk.delete(200, "/ops/v1/pauses?scope=tenant=described");
    walk.delete(404, "/ops/v1/pauses?scope=tenant=described");
    walk.delete(400, "/ops/v1/pauses?scope=everything");
    walk.delete(400, "/ops/v1/pauses");
    walk.get(200, "/ops/v1/pauses");
    walk.post(
        200,
        "/ops/v1/skips",
        "{\"topic\":\"deliveries.bulk\",\"partition\":0,\"offset\":4711,\"reason\":\"a tour\"}");
    walk.post(400, "/ops/v1/skips", "{\"topic\":\"deliveries.bulk\",\"partition\":-1}");
    walk.post(
        400, "/ops/v1/seeks", "{\"topic\":\"deliveries\",\"to\":\"soon\",\"reason\":\"a tour\"}");
    walk.get(200, "/ops/v1/why?event=described");
    walk.get(200, "/ops/v1/why?event=described&user=nobody");
    walk.get(400, "/ops/v1/why?event=described&user=u&conversation=c");
    walk.get(400, "/ops/v1/why");
    walk.get(200, "/ops/v1/pseudonyms?event=e&user=u&conversation=c&tenant=t");
    walk.get(400, "/ops/v1/pseudonyms");
  }

  static void replay(ApiWalk walk) {
    Instant now = Instant.now();
    String range =
        "{\"topic\":\"notifications\",\"from\":\"%s\",\"to\":\"%s\",\"where\":\"id=described\"}";
    Instant before = now.minus(Duration.ofHours(1));
    JsonNode plan = walk.post(202, "/ops/v1/plans", range.formatted(before, now));
    walk.post(404, "/ops/v1/plans", range.formatted(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)));
    walk.post(400, "/ops/v1/plans", range.formatted(now, before));
    String id = plan.path("id").asString();
    Events.await("the plan")
        .until(
            () -> walk.get(200, "/ops/v1/plans/{id}", id).path("state").asString().equals("ready"));
    walk.get(200, "/ops/v1/plans");
    walk.get(404, "/ops/v1/plans/{id}", "nosuch");
    walk.post(202, "/ops/v1/replays", "{\"plan\":\"%s\",\"rate\":100}".formatted(id));
    walk.post(404, "/ops/v1/replays", "{\"plan\":\"nosuch\"}");
    walk.post(400, "/ops/v1/replays", "{}");
    Events.await("the replay")
        .until(() -> walk.get(200, "/ops/v1/replays/{id}", id).path("over").asBoolean());
    walk.get(200, "/ops/v1/replays");
    walk.get(200, "/ops/v1/status");
    walk.get(404, "/ops/v1/replays/{id}", "nosuch");
    walk.post(409, "/ops/v1/replays/{id}", "{\"action\":\"pause\"}", id);
    walk.post(400, "/ops/v1/replays/{id}", "{}", id);
    walk.post(404, "/ops/v1/replays/{id}", "{\"rate\":1}", "nosuch");
  }

  /// Looks at a letter, and discards it.
  static void letters(ApiWalk walk, Object[] letter) {
    Instant now = Instant.now();
    String range = "?from=" + now.minus(Duration.ofHours(1)) + "&to=" + now;
    walk.get(200, "/ops/v1/dead-letters" + range + "&where=id=described&limit=1");
    walk.get(400, "/ops/v1/dead-letters" + range + "&limit=0");
    walk.get(400, "/ops/v1/dead-letters");
    for (String reveal : Set.of("", "?reveal=true")) {
      walk.get(200, "/ops/v1/dead-letters/{partition}/{offset}" + reveal, letter);
    }
    walk.get(404, "/ops/v1/dead-letters/{partition}/{offset}", 0, 999_999);
    walk.get(400, "/ops/v1/dead-letters/{partition}/{offset}", "first", 0);
    String discard = "/ops/v1/dead-letters/{partition}/{offset}/discard";
    walk.post(200, discard, "{\"reason\":\"a tour\"}", letter);
    walk.post(400, discard, "{}", letter);
    walk.post(404, discard, "{\"reason\":\"a tour\"}", 0, 999_999);
    walk.get(200, "/ops/v1/dead-letters" + range);
  }

  static void refused(ApiWalk reader, ApiWalk stranger) {
    reader.post(403, "/ops/v1/pauses", PAUSE);
    reader.get(403, "/ops/v1/dead-letters/{partition}/{offset}?reveal=true", 0, 0);
    stranger.get(401, "/ops/v1/status");
    stranger.post(401, "/ops/v1/pauses", PAUSE);
  }
}
