package dev.herald.fault;

import dev.herald.fault.stage.Stage;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Broker and Redis are killed and come back.
@Tag("fault")
class OutageIT {
  private static final Settings SETTINGS = Settings.fromSystem();
  private static final Duration BEFORE = SETTINGS.scaled(Duration.ofSeconds(5));
  private static final Duration AWAY = SETTINGS.scaled(Duration.ofSeconds(15));
  private static final Duration AFTER = SETTINGS.scaled(Duration.ofSeconds(5));

  private static Stage stage;
  private static Mischief mischief;

  @BeforeAll
  static void set() {
    stage = Stage.set("outage", 2).warm();
    mischief = new Mischief(stage);
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void theBrokerIsKilledAndComesBack() {
    play("broker", () -> mischief.killBroker(AWAY));
  }

  @Test
  void redisIsKilledAndComesBackWithItsData() {
    play("redis", () -> mischief.killRedis(AWAY));
  }

  @Test
  void redisIsKilledAndComesBackEmpty() {
    play("wiped", () -> mischief.wipeRedis(AWAY));
  }

  private static void play(String name, Runnable trouble) {
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
