package dev.herald.gateway.messages;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// A thread for each turn. At a stop, turns that outlive their answers are waited for, behind the
/// web server and before what they stand on is closed; who does not end in time is interrupted.
final class TurnThreads implements Executor, SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TurnThreads.class);

  /// Below the phases in which the web server ends its requests and closes.
  private static final int BEHIND_THE_WEB_SERVER = DEFAULT_PHASE - 8_192;

  private final Duration patience;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("turn-", 0).factory());
  private volatile boolean running;

  /// Makes them.
  ///
  /// @param patience how long turns are waited for at a stop
  TurnThreads(Duration patience) {
    this.patience = patience;
  }

  @Override
  public void execute(Runnable turn) {
    threads.execute(turn);
  }

  @Override
  public int getPhase() {
    return BEHIND_THE_WEB_SERVER;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        log.atWarn().addKeyValue("after", patience).log("Turns are interrupted; they did not end");
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      threads.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
