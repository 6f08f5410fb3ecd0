package dev.herald.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Latency;
import dev.herald.channel.history.Attempt;
import dev.herald.fault.record.Trouble.Kind;
import dev.herald.fault.stage.Stage;
import dev.herald.fault.stage.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// SIGTERM under load: what is in flight is finished, nothing is begun, nobody is left in doubt.
@Tag("long")
class StopIT {
  private static final int SIGTERM = 128 + 15;
  private static final Duration HEARD = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Latency LONG = Latency.of(Duration.ofSeconds(1), Duration.ofSeconds(2));

  private static final Settings SETTINGS = Settings.fromSystem();
  private static final Duration BEFORE = SETTINGS.scaled(Duration.ofSeconds(15));

  private static Stage stage;
  private static Mischief mischief;

  @BeforeAll
  static void set() {
    stage = Stage.set("stop", 2).warm();
    mischief = new Mischief(stage);
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void allWorkersAreToldToStopAndGoOnLater() {
    new Scenario(stage, SETTINGS)
        .play(
            "stop",
            _ -> {
              stage.channel().faults().latency(LONG);
              Luck.pass(BEFORE);
              Instant told = Instant.now();
              stage.workers().forEach(Worker::terminate);
              awaitUnready();
              assertStoppedClean(told);
              assertGroupLeftAtItsFrontier();
              stage.workers().forEach(Worker::restart);
              mischief.awaitAllReady();
            });
  }

  @Test
  void workersAreReplacedOneAfterTheOther() {
    new Scenario(stage, SETTINGS)
        .play(
            "rolling",
            _ -> {
              for (Worker worker : stage.workers()) {
                Luck.pass(BEFORE.dividedBy(3));
                stage.troubles().note(Kind.WORKER_STOPPED, () -> stop(worker));
                worker.restart();
                worker.awaitReady();
              }
            });
  }

  private static void stop(Worker worker) {
    worker.terminate();
    assertThat(worker.awaitExit()).isEqualTo(SIGTERM);
  }

  private static void awaitUnready() {
    Awaitility.await("readiness to be off")
        .atMost(HEARD.multipliedBy(2))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> stage.workers().stream().noneMatch(Worker::isReady));
  }

  private static void assertStoppedClean(Instant told) {
    assertThat(stage.workers()).extracting(Worker::awaitExit).containsOnly(SIGTERM);
    assertThat(Duration.between(told, Instant.now())).isLessThan(GRACE);
    assertNothingBegunAfter(told.plus(HEARD));
    List<Attempt> attempts = stage.channel().history().attempts();
    assertThat(stage.channel().history().stats().inFlight()).as("left behind").isZero();
    assertThat(attempts)
        .filteredOn(attempt -> attempt.at().isAfter(told))
        .as("in flight at the signal")
        .isNotEmpty()
        .allMatch(attempt -> attempt.status() == 201);
  }

  /// Text and card are one delivery: a card may follow its text.
  private static void assertNothingBegunAfter(Instant heard) {
    try (Evidence evidence = new Evidence(stage, "")) {
      assertThat(evidence.attempts())
          .filteredOn(attempt -> attempt.step() == 0)
          .as("begun after the signal")
          .noneMatch(attempt -> attempt.time().from().isAfter(heard));
    }
  }

  /// Nobody has to wait for a session to end, and nothing that ended is read again but behind
  /// something that did not.
  private static void assertGroupLeftAtItsFrontier() {
    Group group = new Group(stage, "herald-send");
    assertThat(group.members()).isZero();
    Map<TopicPartition, Long> committed = group.committed();
    try (Evidence evidence = new Evidence(stage, "")) {
      Map<TopicPartition, Long> unfinished = Group.unfinished(evidence.planned(), evidence.ended());
      assertThat(committed).containsAllEntriesOf(unfinished);
    }
  }
}
