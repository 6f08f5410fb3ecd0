package dev.herald.gateway.web;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 in which no request's headers take for ever. Tomcat's own time-outs run from one byte
/// to the next, so a client that drips them, byte by byte, would stay for hours; here a connection
/// is cut when they are not complete in time, counted from the first byte. While a request is
/// worked on, Tomcat takes the processor from its connection, so [BodyReader] keeps the time of
/// bodies. Tomcat makes it by name.
public final class PunctualProtocol extends Http11NioProtocol {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private volatile Duration longest = Duration.ofSeconds(30);
  private @Nullable ScheduledFuture<?> sweeping;

  /// Sets how long a request may take from its first byte until it is answered.
  public void setLongest(Duration longest) {
    this.longest = longest;
  }

  @Override
  public void start() throws Exception {
    super.start();
    sweeping =
        getUtilityExecutor()
            .scheduleWithFixedDelay(
                this::sweep, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    long now = System.nanoTime();
    for (SocketWrapperBase<NioChannel> each : getEndpoint().getConnections()) {
      if (each.getCurrentProcessor() instanceof AbstractProcessor processor
          && isOverdue(processor.getRequest().getStartTimeNanos(), now)) {
        each.close();
      }
    }
  }

  /// Between requests there is no start.
  private boolean isOverdue(long startNanos, long now) {
    return startNanos > 0 && now - startNanos > longest.toNanos();
  }

  @Override
  public void stop() throws Exception {
    if (sweeping != null) {
      sweeping.cancel(false);
    }
    super.stop();
  }
}
