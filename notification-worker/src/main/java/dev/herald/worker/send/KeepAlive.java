package dev.herald.worker.send;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.ConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/// How long a connection may lie unused: no longer than the channel says with `Keep-Alive`, nor
/// than what is set, and each for a time of its own between half of that and the whole. Those that
/// a backlog leaves behind were used at one moment; closed at one moment, two thousand of them held
/// up everything for 100 to 600 ms.
final class KeepAlive implements ConnectionKeepAliveStrategy {
  /// Its multiples fall evenly between 0 and 1, however many they are.
  private static final double GOLDEN_RATIO = 0.618_033_988_749_895;

  private final long mostMillis;
  private final AtomicInteger answers = new AtomicInteger();

  KeepAlive(Duration most) {
    this.mostMillis = most.toMillis();
  }

  @Override
  public TimeValue getKeepAliveDuration(HttpResponse response, HttpContext context) {
    long told =
        DefaultConnectionKeepAliveStrategy.INSTANCE
            .getKeepAliveDuration(response, context)
            .toMilliseconds();
    long most = Math.clamp(told, 1, mostMillis);
    double share = Integer.toUnsignedLong(answers.getAndIncrement()) * GOLDEN_RATIO % 1;
    return TimeValue.ofMilliseconds(Math.round(most * (1 - share / 2)));
  }
}
