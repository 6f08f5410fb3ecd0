package dev.herald.fault;

import dev.herald.fault.stage.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Workers die, and go on after they were thought dead.
@Tag("fault")
@ExtendWith(OneStage.class)
class WorkerDeathIT {
  private static final int KILLS = 32;
  private static final int FLOW = 30;
  private static final int FREEZES = 3;
  private static final Duration PAST_SESSION = Duration.ofSeconds(20);
  private static final Duration AFTERWARDS = Duration.ofSeconds(10);

  private static final Settings SETTINGS = Settings.fromSystem();
  private final Stage stage;
  private final Mischief mischief;

  WorkerDeathIT(Stage stage) {
    this.stage = stage;
    this.mischief = new Mischief(stage);
  }

  @Test
  void workersAreKilledAtRandomMoments_andOthersStoppedUntilTheyAreThoughtDeadAndGoOn() {
    new Scenario(stage, SETTINGS)
        .play(
            "deaths",
            luck -> {
              Scripts.together(
                  () -> kill(SETTINGS.scaled(KILLS), luck.another()),
                  Scripts.times(SETTINGS.scaled(FREEZES), luck.another(), this::freeze));
              mischief.awaitAllReady();
              // Whoever was given a partition in all that must also read it.
              Luck.pass(AFTERWARDS);
            });
  }

  /// Each time all of them, as soon as they send again: who is killed has sends under way.
  private void kill(int kills, Luck luck) {
    for (int killed = 0; killed < kills; ) {
      mischief.awaitFlow(FLOW);
      killed +=
          mischief.killWorkers(
              luck, () -> luck.between(Duration.ofMillis(20), Duration.ofSeconds(1)));
    }
  }

  private void freeze(Luck luck) {
    Luck.pass(luck.between(Duration.ofSeconds(5), Duration.ofSeconds(15)));
    mischief.freezeWorker(luck, luck.between(Duration.ofSeconds(12), PAST_SESSION));
  }
}
