package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.history.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Promise: replay is safe by construction. Whatever is replayed, by whom and however often, what
/// the ledger knows as shown is not shown again.
@Timeout(120)
@Tag("long")
class ReplayIT {
  private static Stack stack;
  private static Operator operator;

  @BeforeAll
  static void start() {
    Map<String, Object> settings = new HashMap<>(Operator.settings());
    settings.put("herald.send.first-backoff", "20ms");
    settings.put("herald.send.longest-backoff", "50ms");
    settings.put("management.endpoint.prometheus.access", "read-only");
    stack = Stack.start(UnaryOperator.identity(), settings);
    stack.startWorker();
    operator = new Operator(stack);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void offsetsResetToEarliestOnBothTopics_showNothingTwiceAndSendWhatWasNotSent() {
    User ann = stack.joins("ann");
    List<String> events = publish(ann, "reset", 20);
    awaitAll(events, "delivered", 1);
    Offsets offsets = new Offsets(stack);

    stack.stopWorkers();
    offsets.toEarliest("herald-plan", "notifications");
    offsets.toEarliest("herald-send", "deliveries.urgent", "deliveries.normal", "deliveries.bulk");
    publish(ann, "after-reset", 1);
    stack.startWorker();
    stack.startWorker();

    awaitAll(List.of("after-reset-0"), "delivered", 1);
    awaitAll(events, "delivered", 2);
    assertThat(shown(ann)).hasSize(21).doesNotHaveDuplicates();
  }

  @Test
  void seekingInARunningWorker_showsNothingTwice() {
    User bea = stack.joins("bea");
    List<String> events = publish(bea, "seek", 5);
    awaitAll(events, "delivered", 1);

    JsonNode moved =
        operator.runs("seek", "--topic", "deliveries", "--to", "earliest", "--reason", "x").json();
    operator.runs("seek", "--topic", "notifications", "--to", "earliest", "--reason", "x");
    publish(bea, "after-seek", 1);

    assertThat(moved.path("offsets").size()).isEqualTo(18);
    awaitAll(List.of("after-seek-0"), "delivered", 1);
    awaitAll(events, "delivered", 3);
    assertThat(shown(bea)).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void twoOperatorsWhoApplyOnePlanAtOnce_sendOnce() {
    User cid = stack.joins("cid");
    String plan = planOfFailed(cid, "two", 10);

    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      Operator other = new Operator(stack, 1);
      List<CompletableFuture<JsonNode>> applied =
          List.of(operator, other).stream()
              .map(each ->
                  CompletableFuture.supplyAsync(
                      () -> each.runs("replay", "apply", plan, "--wait").json(), both))
              .toList();
      applied.forEach(each -> assertThat(settled(each.join(), "delivered")).isEqualTo(10));
    }

    assertThat(shown(cid)).hasSize(10).doesNotHaveDuplicates();
    operator.runs("replay", "apply", plan, "--wait");
    assertThat(shown(cid)).hasSize(10);
  }

  @Test
  void aReplayIsSlowedPausedAndResumedFromAnotherTerminal_andSurvivesTheStopOfItsWorker() {
    User dee = stack.joins("dee");
    String plan = planOfFailed(dee, "steer", 12);

    operator.runs("replay", "apply", plan, "--rate", "4");
    Events.await("the first").until(() -> !shown(dee).isEmpty());
    new Operator(stack, 1).runs("replay", "pause", plan);
    Events.await("the pause").until(() -> status(plan).path("state").asString().equals("paused"));
    long published = status(plan).path("published").asLong();
    assertThat(published).isPositive().isLessThan(12);
    Map<String, Double> progress =
        Map.of("planned", 12.0, "sent", (double) published, "settled", (double) published);
    Events.await("the metrics").untilAsserted(() -> assertThat(told()).isEqualTo(progress));

    operator.runs("replay", "rate", plan, "20");
    operator.runs("replay", "resume", plan);
    stack.stopWorker(0);
    stack.startWorker();

    Events.await("its end").until(() -> status(plan).path("over").asBoolean());
    assertThat(settled(status(plan), "delivered")).isEqualTo(12);
    assertThat(shown(dee)).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void anAbortedReplay_sendsNoMoreAndDoesNotComeBack() {
    User eve = stack.joins("eve");
    String plan = planOfFailed(eve, "abort", 12);

    operator.runs("replay", "apply", plan, "--rate", "4");
    Events.await("the first").until(() -> !shown(eve).isEmpty());
    operator.runs("replay", "abort", plan);

    Events.await("its end").until(() -> status(plan).path("over").asBoolean());
    assertThat(status(plan).path("state").asString()).isEqualTo("aborted");
    assertThat(shown(eve)).hasSizeLessThan(12);
    Operator.Said resumed = operator.runs("replay", "resume", plan);
    assertThat(resumed.exitCode()).isEqualTo(1);
    assertThat(resumed.err()).contains("is over");
  }

  @Test
  void force_showsAgainWithItsReasonOnRecord() {
    User fay = stack.joins("fay");
    awaitAll(publish(fay, "force", 2), "delivered", 1);

    JsonNode plan =
        operator
            .runs(
                "replay",
                "plan",
                "--from",
                "-1h",
                "--where",
                "conversation=" + fay.conversation(),
                "--force",
                "--reason",
                "wrong card")
            .json();
    String id = plan.path("id").asString();
    operator.runs("replay", "apply", id, "--wait");
    operator.runs("replay", "apply", id, "--wait");

    assertThat(plan.path("order").path("reason").asString()).isEqualTo("wrong card");
    assertThat(shown(fay)).containsExactlyInAnyOrder("force-0", "force-0", "force-1", "force-1");
  }

  private static String planOfFailed(User user, String name, int count) {
    stack
        .channel()
        .faults()
        .add(FaultRule.next(count, user.conversation(), Fault.code(400, "BadArgument")));
    awaitAll(publish(user, name, count), "failed", 1);
    JsonNode plan =
        operator
            .runs(
                "replay",
                "plan",
                "--from",
                "-1h",
                "--where",
                "state=failed,conversation=" + user.conversation())
            .json();
    assertThat(plan.path("report").path("wouldSend").asInt()).isEqualTo(count);
    return plan.path("id").asString();
  }

  /// What both workers tell Prometheus of replays, by state; only one of them runs any.
  private static Map<String, Double> told() throws Exception {
    Scrape first = Scrape.of(stack.worker(0));
    Scrape second = Scrape.of(stack.worker(1));
    Map<String, Double> told = new HashMap<>();
    for (String state : List.of("planned", "sent", "settled")) {
      String series = "herald_replay_deliveries{state=\"" + state + "\"}";
      told.put(state, first.of(series) + second.of(series));
    }
    return told;
  }

  private static JsonNode status(String plan) {
    return operator.runs("replay", "status", plan).json();
  }

  private static long settled(JsonNode status, String outcome) {
    return status.path("settled").path(outcome).asLong();
  }

  private static List<String> publish(User user, String name, int count) {
    List<String> events = new ArrayList<>();
    IntStream.range(0, count)
        .forEach(i -> {
          String id = name + "-" + i;
          stack.notifications().publish(user.id(), Events.text(id, user, id));
          events.add(id);
        });
    return events;
  }

  private static void awaitAll(List<String> events, String outcome, int times) {
    Events.await(outcome)
        .until(() -> {
          Outcomes outcomes = stack.outcomes();
          return events.stream()
              .allMatch(
                  event -> outcomes.of(event).stream().filter(outcome::equals).count() >= times);
        });
  }

  private static List<String> shown(User user) {
    return stack.channel().history().shownIn(user.conversation()).stream()
        .map(Shown::text)
        .toList();
  }
}
