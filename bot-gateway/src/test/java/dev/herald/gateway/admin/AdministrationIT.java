package dev.herald.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an operator sees and moves.
class AdministrationIT {
  private static final int MANY = 700;

  /// The same for all, however long the preparation takes or whatever hour begins meanwhile.
  private static Instant sent;

  private static Gateway gateway;
  private static Administration admin;

  @BeforeAll
  static void start() {
    sent = Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.HOURS);
    gateway = Gateway.start(Administration.arguments());
    admin = new Administration(gateway);
    gateway.postActivity(Activities.recorded("teams-personal-message"));
    gateway.postActivity(Activities.recorded("teams-uninstalled-personal"));
    IntStream.range(0, MANY)
        .parallel()
        .forEach(i ->
            assertThat(
                    gateway
                        .postActivity(Activities.message("many-" + i, "m", sent, ""))
                        .statusCode())
                .isEqualTo(200));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void aUserIsLookedUpWithStateAndAge() {
    Duration atLeast = Duration.between(sent, Instant.now()).truncatedTo(ChronoUnit.SECONDS);
    JsonNode answer = admin.answer("/admin/users/lookup", "{\"user\":\"user-of-many-7\"}");

    assertThat(answer.path("total").asInt()).isEqualTo(1);
    JsonNode conversation = answer.path("conversations").get(0);
    assertThat(conversation.path("conversation").asString()).isEqualTo("many-7");
    assertThat(conversation.path("channel").asString()).isEqualTo("directline");
    assertThat(conversation.path("state").asString()).isEqualTo("ACTIVE");
    assertThat(Duration.parse(conversation.path("age").asString()))
        .isBetween(atLeast, Duration.between(sent, Instant.now()));
    assertThat(conversation.toString()).doesNotContain("localhost");
  }

  @Test
  void nobodyIsAnEmptyList() {
    JsonNode answer = admin.answer("/admin/users/lookup", "{\"user\":\"stranger\"}");

    assertThat(answer.path("total").asInt()).isZero();
    assertThat(answer.path("conversations").isEmpty()).isTrue();
  }

  @Test
  void pagesShowEveryConversationOnce() {
    Set<String> seen = new HashSet<>();
    int rows = 0;
    @Nullable String cursor = null;
    do {
      JsonNode page =
          admin.answer("/admin/references" + (cursor == null ? "" : "?cursor=" + cursor));
      for (JsonNode each : page.path("conversations")) {
        seen.add(each.path("key").asString());
        rows++;
      }
      cursor = page.path("next").asString(null);
    } while (cursor != null);

    assertThat(seen).hasSizeGreaterThanOrEqualTo(MANY).hasSize(rows);
  }

  @Test
  void countsAreByChannelTenantAndState() {
    JsonNode counts = admin.answer("/admin/references/counts");

    assertThat(counts.path("references").asInt()).isGreaterThanOrEqualTo(MANY);
    assertThat(counts.path("groups").valueStream().toList())
        .anySatisfy(group -> {
          assertThat(group.path("channel").asString()).isEqualTo("directline");
          assertThat(group.path("state").asString()).isEqualTo("ACTIVE");
          assertThat(group.path("count").asInt()).isGreaterThanOrEqualTo(MANY);
        })
        .anySatisfy(group -> {
          assertThat(group.path("channel").asString()).isEqualTo("msteams");
          assertThat(group.path("tenant").asString()).isNotEmpty();
        });
  }

  @Test
  void whatIsExportedCanBeImportedElsewhere() {
    String lines = admin.get("/admin/references/export", "all-keys").body();
    assertThat(lines.lines().count()).isGreaterThanOrEqualTo(MANY);

    try (Gateway other = Gateway.start(Administration.arguments())) {
      Administration there = new Administration(other);
      JsonNode report = there.answer("/admin/references/import", lines);

      assertThat(report.at("/accepted/new").asLong()).isEqualTo(lines.lines().count());
      assertThat(report.path("refused").asInt()).isZero();
      assertThat(sorted(there.get("/admin/references/export", "all-keys").body()))
          .isEqualTo(sorted(lines));
      assertThat(other.store().personalOf("user-of-many-3")).hasSize(1);
      assertThat(other.mirrored("many-3")).as("also on the topic").isEqualTo(1);
      assertThat(there.answer("/admin/references/import", lines).at("/accepted/seen").asLong())
          .as("importing again changes nothing")
          .isEqualTo(lines.lines().count());
      assertThat(other.mirrored("many-3")).isEqualTo(1);
    }
  }

  @Test
  void badLinesAreRefusedOneByOneAndTheOthersTaken() {
    gateway.postActivity(Activities.message("imported", "m", sent, ""));
    String good = exported("imported");
    List<String> lines =
        List.of(
            good,
            "nonsense",
            "{\"v\":3}",
            "{\"v\":99}",
            good.replace("http://localhost:1/", "https://evil.example/"),
            good.replace("\"seenAt\":\"20", "\"seenAt\":\"29"),
            "",
            good.replace("\"v\":3", "\"v\":3,\"pad\":\"" + "x".repeat(70_000) + "\""),
            good.replaceAll("\"conversation\":\\{[^}]*}", "\"conversation\":{\"id\":\" \"}"));

    JsonNode report = admin.answer("/admin/references/import", String.join("\n", lines));

    assertThat(report.at("/accepted/seen").asInt()).isEqualTo(1);
    assertThat(report.path("refusals").valueStream().map(each -> each.path("line").asInt()))
        .containsExactly(2, 3, 4, 5, 6, 8, 9);
    assertThat(report.toString()).doesNotContain("evil", "nonsense");
  }

  @Test
  void ofTwoReferencesTheNewerStays() {
    gateway.postActivity(Activities.message("moved", "m1", sent, ""));
    String old = exported("moved");
    gateway.postActivity(
        Activities.message("moved", "m2", sent.plusSeconds(5), "")
            .replace("localhost:1", "localhost:2"));

    JsonNode report = admin.answer("/admin/references/import", old);

    assertThat(report.at("/accepted/older").asInt()).isEqualTo(1);
    assertThat(gateway.store().named("moved").getFirst().reference().serviceUrl())
        .isEqualTo("http://localhost:2/");
  }

  private static String exported(String conversation) {
    HttpResponse<String> export = admin.get("/admin/references/export", "all-keys");
    return export
        .body()
        .lines()
        .filter(line ->
            JsonMapper.shared()
                .readTree(line)
                .at("/reference/conversation/id")
                .asString("")
                .equals(conversation))
        .findFirst()
        .orElseThrow();
  }

  private static String sorted(String lines) {
    return lines.lines().sorted().collect(Collectors.joining("\n"));
  }
}
