package dev.herald.worker.send;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes connections when their [KeepAlive] is over. The pool itself does so when a request comes
/// upon one, and a request takes the one that was used last: what a backlog left behind would lie
/// there for hours, and then be closed all at once by the first request that gets that far. An
/// edge: what fails here is told and tried again.
final class IdleConnections implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IdleConnections.class);

  /// Of two thousand that a backlog left and that may lie for 30 s, some 13 are due each time.
  private static final long EVERY_MILLIS = 100;

  private final ConnPoolControl<?> connections;

  /// A thread of its own: to say goodbye over TLS takes as long as it takes.
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("http-idle").factory());

  private IdleConnections(ConnPoolControl<?> connections) {
    this.connections = connections;
  }

  /// Begins to look after a pool.
  static IdleConnections of(ConnPoolControl<?> connections) {
    IdleConnections idle = new IdleConnections(connections);
    var _ = idle.timer.scheduleWithFixedDelay(idle::look, EVERY_MILLIS, EVERY_MILLIS, MILLISECONDS);
    return idle;
  }

  private void look() {
    try {
      connections.closeExpired();
    } catch (RuntimeException bug) {
      log.atError().setCause(bug).log("Connections that nobody uses could not be closed");
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
