package dev.herald.worker.meter;

import dev.herald.watch.Watch;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// What costs a question to Kafka or Redis and is told by meters: asked now and then on a thread of
/// its own, since who reads meters must not wait.
///
/// @param <T> what is answered
public final class Survey<T> implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Survey.class);

  private final String name;
  private final Supplier<T> question;
  private final Watch watch;
  private volatile @Nullable T last;

  /// Makes one.
  ///
  /// @param question may throw when what it asks is away
  public Survey(String name, Duration pause, Supplier<T> question) {
    this.name = name;
    this.question = question;
    this.watch = new Watch(name, pause, this::look);
  }

  /// A number of the last answer; not a number while there is none.
  public double tell(ToDoubleFunction<T> number) {
    T known = last;
    return known == null ? Double.NaN : number.applyAsDouble(known);
  }

  /// An edge: what cannot be asked now is asked again, and readiness says what is away.
  private void look() {
    try {
      last = question.get();
    } catch (RuntimeException e) {
      last = null;
      log.atDebug().addKeyValue("why", e.toString()).log("No answer for the meters of " + name);
    }
  }

  @Override
  public void start() {
    watch.start();
  }

  @Override
  public void stop() {
    watch.stop();
  }

  @Override
  public boolean isRunning() {
    return watch.isRunning();
  }
}
