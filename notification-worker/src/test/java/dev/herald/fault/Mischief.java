package dev.herald.fault;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.fault.Latency;
import dev.herald.fault.record.Trouble.Kind;
import dev.herald.fault.stage.Channel;
import dev.herald.fault.stage.Stage;
import dev.herald.fault.stage.Worker;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/// What can be done to a stage. Everything returns when the trouble is over, and is noted.
final class Mischief {
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final Duration FLOWS_WITHIN = Duration.ofMinutes(2);

  private final Stage stage;

  Mischief(Stage stage) {
    this.stage = stage;
  }

  /// Kills one that is ready, and starts it again at once.
  void killWorker(Luck luck) {
    kill(luck.one(awaitReady()));
  }

  /// Kills all that are ready, one after the other in any order, and starts each again at once.
  ///
  /// @param pause what goes by before each
  /// @return how many there were
  int killWorkers(Luck luck, Supplier<Duration> pause) {
    List<Worker> victims = luck.shuffled(awaitReady());
    for (Worker victim : victims) {
      Luck.pass(pause.get());
      kill(victim);
    }
    return victims.size();
  }

  private void kill(Worker victim) {
    stage.troubles().note(Kind.WORKER_KILLED, victim::kill);
    victim.restart();
  }

  /// Waits until so many messages more have come to the channel.
  void awaitFlow(long messages) {
    long before = stage.channel().history().stats().attempts();
    Awaitility.await("messages to flow")
        .atMost(FLOWS_WITHIN)
        .until(() -> stage.channel().history().stats().attempts() >= before + messages);
  }

  void freezeWorker(Luck luck, Duration time) {
    Worker victim = luck.one(awaitReady());
    stage
        .troubles()
        .note(
            Kind.WORKER_FROZEN,
            () -> {
              Runnable thaw = victim.freeze();
              Luck.pass(time);
              thaw.run();
            });
  }

  void killBroker(Duration away) {
    stage
        .troubles()
        .note(
            Kind.BROKER_AWAY,
            () -> {
              stage.broker().kill();
              Luck.pass(away);
              stage.broker().restart();
            });
  }

  void killRedis(Duration away) {
    stage
        .troubles()
        .note(
            Kind.REDIS_AWAY,
            () -> {
              stage.redis().kill();
              Luck.pass(away);
              stage.redis().restart();
            });
  }

  void wipeRedis(Duration away) {
    stage
        .troubles()
        .note(
            Kind.REDIS_WIPED,
            () ->
                stage
                    .troubles()
                    .note(
                        Kind.REDIS_AWAY,
                        () -> {
                          stage.redis().kill();
                          Luck.pass(away);
                          stage.redis().restartEmpty();
                        }));
  }

  void takeChannelDown(Duration away) {
    stage
        .troubles()
        .note(
            Kind.CHANNEL_AWAY,
            () -> {
              stage.channel().down();
              Luck.pass(away);
              stage.channel().up();
            });
  }

  void slowChannel(Duration time, Latency latency) {
    stage.channel().faults().latency(latency);
    Luck.pass(time);
    stage.channel().faults().latency(Channel.USUAL);
  }

  /// The channel misbehaves for a time, each request with that probability.
  void spoilChannel(Duration time, double probability, Fault... faults) {
    for (Fault fault : faults) {
      stage.channel().faults().add(FaultRule.always(probability, fault));
    }
    Luck.pass(time);
    stage.channel().faults().clear();
  }

  /// Workers that are ready, at least one.
  List<Worker> awaitReady() {
    return Awaitility.await("a worker to be ready")
        .atMost(READY_WITHIN)
        .until(
            () -> stage.workers().stream().filter(Worker::isReady).toList(),
            ready -> !ready.isEmpty());
  }

  void awaitAllReady() {
    stage.workers().forEach(Worker::awaitReady);
  }
}
