package dev.herald.fault;

import dev.herald.fault.stage.Stage;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Workers die, and go on after they were thought dead.
@Tag("fault")
class WorkerDeathIT {
  private static final int KILLS = 32;
  private static final int FREEZES = 3;
  private static final Duration PAST_SESSION = Duration.ofSeconds(20);
  private static final Duration AFTERWARDS = Duration.ofSeconds(10);

  private static final Settings SETTINGS = Settings.fromSystem();
  private static Stage stage;

  @BeforeAll
  static void set() {
    stage = Stage.set("worker-death", 3).warm();
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void workersAreKilledAtRandomMoments() {
    Mischief mischief = new Mischief(stage);
    new Scenario(stage, SETTINGS)
        .play(
            "kills",
            luck -> {
              for (int i = 0; i < SETTINGS.scaled(KILLS); i++) {
                Luck.pass(luck.between(Duration.ofMillis(500), Duration.ofSeconds(4)));
                mischief.killWorker(luck);
              }
              mischief.awaitReady();
            });
  }

  @Test
  void aWorkerIsStoppedUntilItIsThoughtDeadAndGoesOn() {
    Mischief mischief = new Mischief(stage);
    new Scenario(stage, SETTINGS)
        .play(
            "zombie",
            luck -> {
              for (int i = 0; i < SETTINGS.scaled(FREEZES); i++) {
                Luck.pass(luck.between(Duration.ofSeconds(2), Duration.ofSeconds(5)));
                mischief.freezeWorker(
                    luck,
                    i == 0 ? PAST_SESSION : luck.between(Duration.ofSeconds(3), PAST_SESSION));
              }
            });
    // Whoever was given a partition in all that must also read it.
    new Scenario(stage, SETTINGS).play("after-zombie", _ -> Luck.pass(AFTERWARDS));
  }
}
