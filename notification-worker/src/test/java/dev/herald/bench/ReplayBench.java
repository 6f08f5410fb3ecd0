package dev.herald.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How fast a plan is applied beside a backlog that the same worker sends, from one to the other in
/// the same run.
@Tag("bench")
class ReplayBench {
  private static final Options OPTIONS = Options.ofProperties();
  private static final Stretch STRETCH = OPTIONS.stretch(20_000, 35_000, 5_000);
  private static final double LEAST_SHARE = 0.5;
  private static final Duration REJECTED_WITHIN = Duration.ofMinutes(3);
  private static final Progress PROGRESS = new Progress(System.out);

  private final Traffic traffic =
      Traffic.zipf(Comparison.EXPONENT, Comparison.CONVERSATIONS, STRETCH.total());

  @Test
  void aPlanIsAppliedAtTheRateOfABacklog() throws Exception {
    try (Ground ground = new Ground()) {
      ground.grow(Comparison.CONVERSATIONS);
      ground.renewTopics(Comparison.PARTITIONS);
      try (Publisher publisher = new Publisher(ground.bootstrapServers());
          Employee worker = Employee.start(ground, OPTIONS, "replayer", 512, "plan,send")) {
        Session session = worker.watched(ground);
        Figures backlog = session.backlog(publisher, STRETCH, traffic);
        reject(ground, publisher);
        worker.runs("replay", "apply", planOfAll(worker));
        Figures replay = session.watch(STRETCH);
        tell("backlog", backlog);
        tell("replay", replay);

        assertThat(replay.lost()).isZero();
        assertThat(replay.duplicated()).isZero();
        assertThat(replay.perSecond()).isGreaterThan(LEAST_SHARE * backlog.perSecond());
      }
    }
  }

  /// A plan that would send all that failed; the last to fail is known a moment later.
  private static String planOfAll(Employee worker) {
    return Awaitility.await("a plan of all that failed")
        .atMost(REJECTED_WITHIN)
        .until(
            () -> worker.runs("replay", "plan", "--from", "-1h", "--where", "state=failed"),
            plan -> plan.at("/report/wouldSend").asInt() == STRETCH.total())
        .path("id")
        .asString();
  }

  /// As many events, none of which the channel takes.
  private void reject(Ground ground, Publisher publisher) {
    ground.channel().faults().add(FaultRule.always(1, Fault.code(400, "BadArgument")));
    int first = ground.recording().expect(STRETCH.total());
    publisher.eventsAtOnce(first, STRETCH.total(), traffic);
    Awaitility.await("the rejections")
        .atMost(REJECTED_WITHIN)
        .until(() -> ground.recording().read().refused() >= STRETCH.total());
    ground.calm();
  }

  private static void tell(String what, Figures figures) {
    PROGRESS.say(
        String.format(
            Locale.ROOT,
            "%s: %.0f deliveries/s, %.0f us of CPU each, %d in flight",
            what,
            figures.perSecond(),
            figures.cpuMicros(),
            figures.inFlightMedian()));
  }
}
