package dev.herald.fault;

import dev.herald.fault.stage.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Broker and Redis are killed and come back.
@Tag("fault")
@ExtendWith(OneStage.class)
class OutageIT {
  private static final Settings SETTINGS = Settings.fromSystem();
  private static final Duration BEFORE = SETTINGS.scaled(Duration.ofSeconds(4));
  private static final Duration AWAY = SETTINGS.scaled(Duration.ofSeconds(10));
  private static final Duration BETWEEN = SETTINGS.scaled(Duration.ofSeconds(5));
  private static final Duration AFTER = SETTINGS.scaled(Duration.ofSeconds(4));

  private final Stage stage;
  private final Mischief mischief;

  OutageIT(Stage stage) {
    this.stage = stage;
    this.mischief = new Mischief(stage);
  }

  @Test
  void theBrokerIsKilledAndComesBack() {
    play("broker", () -> mischief.killBroker(AWAY));
  }

  @Test
  void redisIsKilledAndComesBackWithItsDataAndAnotherTimeEmpty() {
    play(
        "redis",
        () -> {
          mischief.killRedis(AWAY);
          Luck.pass(BETWEEN);
          mischief.wipeRedis(AWAY);
        });
  }

  private void play(String name, Runnable trouble) {
    new Scenario(stage, SETTINGS)
        .play(
            name,
            _ -> {
              Luck.pass(BEFORE);
              trouble.run();
              Luck.pass(AFTER);
            });
  }
}
