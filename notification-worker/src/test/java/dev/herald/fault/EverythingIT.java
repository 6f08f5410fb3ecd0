package dev.herald.fault;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.Latency;
import dev.herald.fault.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// All of it at once, for five minutes.
@Tag("fault")
class EverythingIT {
  private static final Settings SETTINGS = Settings.fromSystem();
  private static final Duration TIME = SETTINGS.scaled(Duration.ofMinutes(5));

  private static Stage stage;
  private static Mischief mischief;

  @BeforeAll
  static void set() {
    stage = Stage.set("everything", 3).warm();
    mischief = new Mischief(stage);
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void everythingFailsTogether() {
    new Scenario(stage, SETTINGS)
        .play(
            "everything",
            luck -> {
              long end = System.nanoTime() + TIME.toNanos();
              together(
                  script(end, luck.another(), EverythingIT::troubleWorkers),
                  script(end, luck.another(), EverythingIT::troubleInfrastructure),
                  script(end, luck.another(), EverythingIT::troubleChannel));
              mischief.awaitAllReady();
            });
  }

  private static void troubleWorkers(Luck luck) {
    Luck.pass(luck.between(Duration.ofSeconds(2), Duration.ofSeconds(8)));
    if (luck.chance(0.75)) {
      mischief.killWorker(luck);
    } else {
      mischief.freezeWorker(luck, luck.between(Duration.ofSeconds(5), Duration.ofSeconds(20)));
    }
  }

  private static void troubleInfrastructure(Luck luck) {
    Luck.pass(luck.between(Duration.ofSeconds(15), Duration.ofSeconds(30)));
    Duration away = luck.between(Duration.ofSeconds(1), Duration.ofSeconds(8));
    luck.one(
            List.<Consumer<Duration>>of(
                mischief::killBroker, mischief::killRedis, mischief::wipeRedis))
        .accept(away);
  }

  private static void troubleChannel(Luck luck) {
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

  private static Runnable script(long end, Luck luck, Consumer<Luck> trouble) {
    return () -> {
      while (System.nanoTime() < end) {
        trouble.accept(luck);
      }
    };
  }

  private static void together(Runnable... scripts) {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<? extends Future<?>> playing = List.of(scripts).stream().map(threads::submit).toList();
      for (Future<?> each : playing) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a script broke off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
