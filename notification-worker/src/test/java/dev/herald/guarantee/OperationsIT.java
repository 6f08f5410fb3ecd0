package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.history.Shown;
import dev.herald.guarantee.Operator.Said;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the on-call engineer does, with the command that the engineer has.
@Timeout(120)
class OperationsIT {
  private static Stack stack;
  private static Operator operator;

  @BeforeAll
  static void start() {
    stack = Operator.stack();
    operator = new Operator(stack);
    stack.notifications().publish("{\"id\":\"first\",\"to\":{}}");
    awaitEnd("first", "failed");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void whatFailedInAnIncident_isHealedByPlanAndApplyWithEachMessageShownOnce() {
    User ann = stack.joins("ann");
    stack.channel().faults().add(FaultRule.next(2, ann.conversation(), Fault.status(503)));
    stack
        .channel()
        .faults()
        .add(FaultRule.next(1, ann.conversation(), Fault.code(400, "BadArgument")));
    send(ann, "incident-1");
    send(ann, "incident-2");
    send(ann, "incident-3");
    awaitEnd("incident-1", "failed");
    awaitEnd("incident-2", "failed");
    awaitEnd("incident-3", "delivered");

    JsonNode plan =
        operator.runs("replay", "plan", "--from", "-1h", "--where", "state=failed").json();
    assertThat(plan.path("report").path("verdicts").path("failed").asInt()).isEqualTo(2);
    String id = plan.path("id").asString();
    JsonNode applied = operator.runs("replay", "apply", id, "--wait").json();
    operator.runs("replay", "apply", id, "--wait");

    assertThat(applied.path("settled").path("delivered").asInt()).isEqualTo(2);
    assertThat(stack.channel().history().shownIn(ann.conversation()))
        .extracting(Shown::text)
        .containsExactlyInAnyOrder("incident-1", "incident-2", "incident-3");
    assertThat(stack.outcomes().of("incident-1")).endsWith("delivered");
  }

  @Test
  void why_tellsTheWholeStoryOfADelivery() {
    User dee = stack.joins("dee");
    send(dee, "why-1");
    awaitEnd("why-1", "delivered");

    JsonNode why = operator.runs("why", "--event", "why-1", "--user", dee.id()).json();

    assertThat(why.path("answer").asString()).startsWith("it was delivered");
    assertThat(why.path("timeline").valueStream().map(step -> step.path("what").asString()))
        .contains("accepted", "delivered");
  }

  @Test
  void why_saysThatNobodyIsKnownAndThatAnEventNeverCame() {
    Said nobody = operator.runs("why", "--event", "why-1", "--user", "29:nobody");
    Said never = operator.runs("why", "--event", "never-published");

    assertThat(nobody.json().path("answer").asString()).contains("no reference for user");
    assertThat(never.json().path("answer").asString()).contains("never reached the topic");
    assertThat(never.exitCode()).isEqualTo(3);
  }

  @Test
  void deadLetters_areListedShownDiscardedAndThenLeftAlone() {
    stack.notifications().publish("{\"id\":\"broken\",\"to\":{}}");
    awaitEnd("broken", "failed");
    String letter =
        Events.await("the letter")
            .until(() -> operator.letters("id=broken"), found -> !found.isEmpty())
            .getFirst()
            .path("letter")
            .asString();

    Said shown = operator.runs("dead-letters", "show", letter);
    Said revealed = operator.runs("dead-letters", "show", letter, "--reveal");
    operator.runs("dead-letters", "discard", letter, "--reason", "a typo");

    assertThat(shown.json().has("value")).isFalse();
    assertThat(shown.json().path("reason").asString()).isNotBlank();
    assertThat(revealed.json().path("value").asString()).contains("broken");
    assertThat(operator.letters("id=broken").getFirst().path("state").asString())
        .isEqualTo("discarded");
  }

  @Test
  void whatIsSent_isCountedWithItsReasonAndItsTimes() throws Exception {
    User eve = stack.joins("eve");
    Scrape before = Scrape.of(stack.worker(0));
    String past = Events.time("notAfter", Instant.now().minusSeconds(60));
    stack.notifications().publish(eve.id(), Events.with("counted-1", eve, "counted-1", past));
    send(eve, "counted-2");
    send(eve, "counted-3");
    awaitEnd("counted-3", "delivered");
    send(eve, "counted-3");

    Map<String, Double> expected =
        Map.of(
            "herald_outcomes_total{of=\"event\",outcome=\"accepted\",reason=\"none\"}", 4.0,
            "herald_outcomes_total{of=\"delivery\",outcome=\"delivered\",reason=\"none\"}", 2.0,
            "herald_outcomes_total{of=\"delivery\",outcome=\"expired\",reason=\"none\"}", 1.0,
            "herald_outcomes_repeated_total", 1.0,
            "herald_plan_latency_seconds_count", 4.0,
            "herald_send_latency_seconds_bucket{le=\"30.0\"}", 2.0,
            "herald_settle_latency_seconds_bucket{le=\"30.0\"}", 2.0,
            "herald_settle_latency_seconds_count", 2.0);
    Events.await("the counters")
        .untilAsserted(() ->
            assertThat(Scrape.of(stack.worker(0)).since(before, expected.keySet()))
                .isEqualTo(expected));
  }

  @Test
  void whoHasNothingToDo_tellsSo() {
    Map<String, Double> rest =
        Map.of(
            "herald_lag_records{group=\"herald-plan\",topic=\"notifications\"}", 0.0,
            "herald_lag_records{group=\"herald-send\",topic=\"deliveries.normal\"}", 0.0,
            "herald_lanes_oldest_age_seconds", 0.0,
            "herald_lanes_in_flight", 0.0,
            "herald_lanes_partitions", 18.0,
            "herald_lanes_away", 0.0);

    Events.await("rest")
        .untilAsserted(
            () -> assertThat(Scrape.of(stack.worker(0)).values()).containsAllEntriesOf(rest));
  }

  @Test
  void everyAnswerOfTheApi_isAsItIsDescribed() {
    stack.notifications().publish("{\"id\":\"described\",\"to\":{}}");
    awaitEnd("described", "failed");
    JsonNode letter = operator.letters("id=described").getFirst();
    try (ApiWalk walk = new ApiWalk(stack.operations(0), Operator.KEY);
        ApiWalk reader = new ApiWalk(stack.operations(0), "reader");
        ApiWalk stranger = new ApiWalk(stack.operations(0), "stranger")) {
      ApiTour.control(walk);
      ApiTour.replay(walk);
      ApiTour.letters(walk, letter.path("letter").asString().split("/", 2));
      ApiTour.refused(reader, stranger);

      assertThat(walk.problems()).isEmpty();
      assertThat(reader.problems()).isEmpty();
      assertThat(stranger.problems()).isEmpty();
    }
  }

  @Test
  void whoHasNoKeyOrTooFewRights_getsNothing() {
    Said stranger = operator.says("status", "--url", stack.operations(0).toString());
    Said reader = operator.as("reader").runs("pause", "all", "--reason", "x");
    Said revealing = operator.as("reader").runs("dead-letters", "show", "0/0", "--reveal");

    assertThat(stranger.exitCode()).isEqualTo(5);
    assertThat(stranger.err()).contains("a key");
    assertThat(reader.exitCode()).isEqualTo(5);
    assertThat(reader.err()).contains("OPERATE");
    assertThat(revealing.err()).contains("REVEAL");
    assertThat(operator.as("reader").runs("status").exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "yes", "on", "1", "TRUE", "false&reveal=true"})
  void revealing_needsItsRightHoweverItIsSpelt(String yes) throws Exception {
    assertThat(asReader("/ops/v1/dead-letters/0/0?reveal=" + yes).statusCode()).isEqualTo(403);
  }

  @Test
  void theDescription_isServedToWhoMayRead() throws Exception {
    HttpResponse<String> served = asReader("/ops/v1/openapi.yaml");

    assertThat(served.headers().firstValue("Content-Type")).contains("application/yaml");
    assertThat(served.body()).startsWith("openapi: 3.1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "3, there is no plan, replay apply nosuch",
    "3, no record of, replay plan --from 2020-01-01T00:00:00Z --to 2020-01-01T00:01:00Z",
    "2, future, replay plan --from 2999-01-01T00:00:00Z",
    "2, is no time, replay plan --from soon",
    "2, topic must be, replay plan --from -1h --topic nosuch",
    "2, a filter is, replay plan --from -1h --where colour=red",
    "2, force needs a reason, replay plan --from -1h --force",
    "2, a scope is, pause everything --reason x",
    "3, is not paused, resume tenant=x",
    "3, there is no dead letter, dead-letters show 0/999999",
    "3, fits the filter, replay plan --from -1h --where id=nosuch",
    "2, from must be before to, replay plan --from -1h --to -2h",
    "2, topic must be, skip nosuch 0 0 --reason x",
    "2, '', replay",
  })
  void badInput_getsALineAndItsExitCode(int exitCode, String words, String command) {
    Said said = operator.runs(command.split(" "));

    assertThat(said.exitCode()).isEqualTo(exitCode);
    assertThat(said.err()).contains(words);
  }

  private static HttpResponse<String> asReader(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(stack.operations(0).resolve(path))
            .header("Authorization", "Bearer reader")
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  private static void send(User user, String id) {
    stack.notifications().publish(user.id(), Events.text(id, user, id));
  }

  private static void awaitEnd(String id, String outcome) {
    Events.await("the end of " + id).until(() -> stack.outcomes().of(id).contains(outcome));
  }
}
