package dev.herald.fault;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.Latency;
import dev.herald.fault.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// All of it at once, for five minutes.
@Tag("fault")
@ExtendWith(OneStage.class)
class EverythingIT {
  private static final Settings SETTINGS = Settings.fromSystem();
  private static final Duration TIME = SETTINGS.scaled(Duration.ofMinutes(5));

  private final Stage stage;
  private final Mischief mischief;

  EverythingIT(Stage stage) {
    this.stage = stage;
    this.mischief = new Mischief(stage);
  }

  @Test
  void everythingFailsTogether() {
    new Scenario(stage, SETTINGS)
        .play(
            "everything",
            luck -> {
              long end = System.nanoTime() + TIME.toNanos();
              Scripts.together(
                  Scripts.until(end, luck.another(), this::troubleWorkers),
                  Scripts.until(end, luck.another(), this::troubleInfrastructure),
                  Scripts.until(end, luck.another(), this::troubleChannel));
              mischief.awaitAllReady();
            });
  }

  private void troubleWorkers(Luck luck) {
    Luck.pass(luck.between(Duration.ofSeconds(2), Duration.ofSeconds(8)));
    if (luck.chance(0.75)) {
      mischief.killWorker(luck);
    } else {
      mischief.freezeWorker(luck, luck.between(Duration.ofSeconds(5), Duration.ofSeconds(20)));
    }
  }

  private void troubleInfrastructure(Luck luck) {
    Luck.pass(luck.between(Duration.ofSeconds(15), Duration.ofSeconds(30)));
    Duration away = luck.between(Duration.ofSeconds(1), Duration.ofSeconds(8));
    luck.one(
            List.<Consumer<Duration>>of(
                mischief::killBroker, mischief::killRedis, mischief::wipeRedis))
        .accept(away);
  }

  private void troubleChannel(Luck luck) {
    Luck.pass(luck.between(Duration.ofSeconds(5), Duration.ofSeconds(15)));
    Duration time = luck.between(Duration.ofSeconds(5), Duration.ofSeconds(15));
    Latency slow = Latency.of(Duration.ofSeconds(1), Duration.ofSeconds(1));
    luck.one(
            List.<Consumer<Duration>>of(
                mischief::takeChannelDown,
                each -> mischief.slowChannel(each, slow),
                each -> mischief.spoilChannel(each, 0.1, Fault.throttled("1")),
                each -> mischief.spoilChannel(each, 0.02, new Fault.Reset(true)),
                each -> mischief.spoilChannel(each, 0.02, new Fault.Reset(false))))
        .accept(time);
  }
}
