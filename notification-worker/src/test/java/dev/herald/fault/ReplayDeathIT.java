package dev.herald.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.history.Shown;
import dev.herald.fault.stage.Stage;
import dev.herald.fault.stage.Worker;
import dev.herald.fault.traffic.Member;
import dev.herald.guarantee.Operator;
import dev.herald.notification.Outcome;
import dev.herald.notification.OutcomeJson;
import dev.herald.notification.OutcomeRecord;
import dev.herald.testing.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A replay whose workers are killed one after the other goes on where it stood.
@Tag("long")
class ReplayDeathIT {
  private static final int EVENTS = 200;
  private static final Duration SOON = Duration.ofMinutes(2);

  private static Stage stage;

  @BeforeAll
  static void set() {
    stage = Stage.set("replay-death", 2);
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void aReplayIsResumedAfterEachWorkerWasKilled_andShowsEachMessageOnce() {
    List<Member> members = stage.population().first(EVENTS);
    try (Topic notifications = topic("notifications");
        Topic outcomes = topic("notification-outcomes")) {
      reject(members, notifications);
      await("the rejections").until(() -> ended(outcomes, "failed").size() == EVENTS);
      Operator operator = operator(1);
      JsonNode plan = operator.runs("replay", "plan", "--from", "-1h").json();
      String id = plan.path("id").asString();
      operator.runs("replay", "apply", id, "--rate", "20");

      killWhenShown(20, stage.workers().get(0));
      killWhenShown(90, stage.workers().get(1));

      await("its end")
          .until(() -> operator(0).runs("replay", "status", id).json().path("over").asBoolean());
      judge(outcomes);
    }
  }

  private static void reject(List<Member> members, Topic notifications) {
    IntStream.range(0, EVENTS)
        .forEach(i -> {
          Member member = members.get(i);
          stage
              .channel()
              .faults()
              .add(FaultRule.next(1, member.conversation(), Fault.code(400, "BadArgument")));
          notifications.publish(
              member.id(),
              """
              {"id":"replayed-%d","to":{"user":"%s"},"message":{"text":"replayed-%d"}}
              """
                  .formatted(i, member.id(), i));
        });
  }

  private static void killWhenShown(int count, Worker worker) {
    await(count + " shown").until(() -> stage.channel().history().count() >= count);
    worker.kill();
    worker.awaitExit();
    worker.restart();
    worker.awaitReady();
  }

  /// Twice is shown only what the outcome admits.
  private static void judge(Topic outcomes) {
    Set<String> admitted =
        outcomes.read().stream()
            .map(each -> OutcomeJson.read(JsonMapper.shared().readTree(each.value())))
            .filter(each ->
                each.outcome() instanceof Outcome.Delivered delivered
                    && delivered.possibleDuplicate())
            .map(OutcomeRecord::event)
            .collect(Collectors.toSet());
    var shown =
        stage.channel().history().shown().stream()
            .map(Shown::text)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(shown).hasSize(EVENTS);
    assertThat(shown)
        .allSatisfy((event, times) ->
            assertThat(times).as(event).isLessThanOrEqualTo(admitted.contains(event) ? 2 : 1));
  }

  private static Set<String> ended(Topic outcomes, String how) {
    return outcomes.read().stream()
        .map(each -> JsonMapper.shared().readTree(each.value()))
        .filter(each -> each.path("outcome").asString().equals(how))
        .map(each -> each.path("event").asString())
        .collect(Collectors.toSet());
  }

  private static Operator operator(int worker) {
    return new Operator(() -> stage.workers().get(worker).operations());
  }

  private static Topic topic(String name) {
    return new Topic(stage.broker().bootstrapServers(), name);
  }

  private static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(SOON).pollInterval(Duration.ofMillis(50));
  }
}
