package dev.herald.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.StoredReference;
import dev.herald.conversation.redis.LedgerTraces;
import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import dev.herald.notification.Delivery;
import dev.herald.pseudonym.Pseudonyms;
import dev.herald.testing.CapturedLog;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;

/// A person who is erased is gone and stays gone, and the operator can prove it.
class ErasureIT {
  private static final String KEY = "a-key-of-this-test";

  private final Instant seen = Instant.now().minus(Duration.ofMinutes(10));

  private static RedisServer server;
  private static RedisClient redis;
  private static Gateway gateway;
  private static Administration admin;

  @BeforeAll
  static void start() {
    server = RedisServer.startDurable();
    redis = RedisClient.create(server.uri());
    gateway =
        Gateway.on(
            KafkaBroker.start(),
            server,
            Administration.arguments("--herald.log.pseudonym-key=" + KEY));
    admin = new Administration(gateway);
  }

  @AfterAll
  static void stop() {
    redis.close();
    gateway.close();
  }

  @Test
  void theProofTellsWhatWasRemovedAndNamesNobody() {
    gateway.postActivity(Activities.message("ann", "m1", seen, ""));
    StoredReference ann = gateway.store().named("ann").getFirst();
    redis.set(claim("event-1", ann), "D 1 []");
    redis.set(claim("event-2", ann), "D 1 []");

    CapturedLog log = CapturedLog.open();
    JsonNode proof = erase("user-of-ann");
    log.close();

    assertThat(proof.path("gone").asBoolean()).isTrue();
    assertThat(proof.at("/removed/references").asInt()).isEqualTo(1);
    assertThat(proof.at("/removed/ledger").asInt()).isEqualTo(2);
    assertThat(proof.at("/tombstones/0/topic").asString()).isEqualTo("conversation-references");
    assertThat(proof.at("/tombstones/0/offset").isNumber()).isTrue();
    assertThat(proof.path("by").asString()).isEqualTo("all");
    assertThat(proof.toString()).doesNotContain("user-of-ann", "\"ann\"");
    assertThat(gateway.store().named("ann")).isEmpty();
    assertThat(redis.exists(claim("event-1", ann))).isFalse();
    assertThat(log.text())
        .contains("erase", Pseudonyms.keyed(KEY).user("user-of-ann"))
        .doesNotContain("user-of-ann");
  }

  @Test
  void aRedeliveredActivityDoesNotBringThePersonBackButANewOneDoes() {
    String activity = Activities.message("ben", "m1", seen, "");
    gateway.postActivity(activity);
    erase("user-of-ben");

    assertThat(gateway.postActivity(activity).statusCode()).isEqualTo(200);
    assertThat(gateway.postActivity(activity.replace("m1", "m2")).statusCode()).isEqualTo(200);
    assertThat(gateway.store().named("ben")).isEmpty();

    gateway.postActivity(
        Activities.message("ben", "m3", Instant.now().plus(Duration.ofSeconds(2)), ""));
    assertThat(gateway.store().personalOf("user-of-ben")).hasSize(1);
  }

  @Test
  void neitherARebuildNorAnImportBringsThePersonBack() {
    gateway.postActivity(Activities.message("cleo", "m1", seen, ""));
    gateway.postActivity(Activities.message("dan", "m1", seen, ""));
    String export = admin.get("/admin/references/export", "all-keys").body();
    erase("user-of-cleo");

    redis.flushAll();
    Gateway.await("the rebuild")
        .ignoreExceptions()
        .until(() ->
            gateway.store().named("dan").size() == 1 && gateway.store().named("cleo").isEmpty());

    JsonNode report = admin.answer("/admin/references/import", export);
    assertThat(report.toString()).contains("erased after it was seen");
    assertThat(gateway.store().personalOf("user-of-cleo")).isEmpty();
  }

  @Test
  void activitiesThatRaceTheErasureDoNotOutliveIt() throws Exception {
    try (ExecutorService channel = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        String conversation = "race-" + i;
        gateway.postActivity(Activities.message(conversation, "m", seen, ""));
        IntStream.range(0, 8)
            .forEach(n ->
                channel.execute(() ->
                    gateway.postActivity(
                        Activities.message(
                            conversation,
                            "r" + n,
                            seen.plusSeconds(n),
                            ",\"locale\":\"l" + n + "\""))));
        erase("user-of-" + conversation);
      }
    }
    assertNobodyRaced();

    redis.flushAll();
    Gateway.await("the rebuild")
        .ignoreExceptions()
        .until(() -> gateway.store().named("never-seen").isEmpty());
    assertNobodyRaced();
  }

  @Test
  void aGroupStaysAndNamesNobody() {
    gateway.postActivity(Activities.recorded("teams-group-message"));

    JsonNode proof = erase("29:1group-member");

    assertThat(proof.at("/removed/references").asInt()).isZero();
    assertThat(admin.get("/admin/references/export", "all-keys").body())
        .contains("groupChat")
        .doesNotContain("29:1group-member");
  }

  @Test
  void anImportOfAGroupBringsNobodyBack() {
    gateway.postActivity(Activities.message("fay", "m1", seen, ""));
    String line =
        admin
            .get("/admin/references/export", "all-keys")
            .body()
            .lines()
            .filter(each -> each.contains("user-of-fay"))
            .findFirst()
            .orElseThrow();
    erase("user-of-fay");

    JsonNode report =
        admin.answer(
            "/admin/references/import",
            line.replace("\"fay\"", "\"group-of-fay\"")
                .replace("\"id\":\"group-of-fay\"", "\"isGroup\":true,\"id\":\"group-of-fay\""));

    assertThat(report.at("/accepted/new").asInt()).isEqualTo(1);
    assertThat(admin.get("/admin/references/export", "all-keys").body())
        .contains("group-of-fay")
        .doesNotContain("user-of-fay");
  }

  @Test
  void whoIsUnknownIsErasedTrivially() {
    JsonNode proof = erase("never-seen");

    assertThat(proof.path("gone").asBoolean()).isTrue();
    assertThat(proof.at("/removed/references").asInt()).isZero();
  }

  /// Where the worker keeps what is under way.
  private static String claim(String event, StoredReference to) {
    return LedgerTraces.KEY + "{7}:" + event + Delivery.suffixOf(to.key());
  }

  private static void assertNobodyRaced() {
    for (int i = 0; i < 40; i++) {
      assertThat(gateway.store().named("race-" + i)).as("race-" + i).isEmpty();
    }
  }

  /// Erases, again and again while another test's rebuild has the administration say "come again".
  private static JsonNode erase(String user) {
    return Awaitility.await("the erasure")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> admin.answer("/admin/users/erase", "{\"user\":\"" + user + "\"}"),
            proof -> proof.path("gone").asBoolean());
  }
}
