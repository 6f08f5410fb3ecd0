package dev.herald.fault;

import dev.herald.fault.record.Trouble.Kind;
import dev.herald.fault.stage.Stage;
import dev.herald.fault.stage.Worker;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Workers die, and go on after they were thought dead.
@Tag("fault")
class WorkerDeathIT {
  private static final int KILLS = 32;
  private static final Duration PAST_SESSION = Duration.ofSeconds(20);

  private static final Settings SETTINGS = Settings.fromSystem();
  private static Stage stage;

  @BeforeAll
  static void set() {
    stage = Stage.set("worker-death", 3);
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void workersAreKilledAtRandomMoments() {
    new Scenario(stage, SETTINGS)
        .play(
            "kills",
            luck -> {
              for (int i = 0; i < SETTINGS.scaled(KILLS); i++) {
                Luck.pass(luck.between(Duration.ofMillis(500), Duration.ofSeconds(5)));
                Worker victim = luck.one(awaitReady());
                stage.troubles().note(Kind.WORKER_KILLED, victim::kill);
                victim.restart();
              }
              awaitReady();
            });
  }

  @Test
  void aWorkerIsStoppedUntilItIsThoughtDeadAndGoesOn() {
    new Scenario(stage, SETTINGS)
        .play(
            "zombie",
            luck -> {
              for (int i = 0; i < SETTINGS.scaled(3); i++) {
                Luck.pass(luck.between(Duration.ofSeconds(2), Duration.ofSeconds(5)));
                Worker victim = luck.one(awaitReady());
                stage
                    .troubles()
                    .note(
                        Kind.WORKER_FROZEN,
                        () -> {
                          Runnable thaw = victim.freeze();
                          Luck.pass(PAST_SESSION);
                          thaw.run();
                        });
              }
            });
  }

  private static List<Worker> awaitReady() {
    return Awaitility.await("a worker to be ready")
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> stage.workers().stream().filter(Worker::isReady).toList(),
            ready -> !ready.isEmpty());
  }
}
