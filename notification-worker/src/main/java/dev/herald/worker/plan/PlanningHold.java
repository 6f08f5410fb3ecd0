package dev.herald.worker.plan;

import dev.herald.watch.Watch;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// Takes the plan step out of its group while that is held, and back into it.
final class PlanningHold implements SmartLifecycle {
  private static final Duration OFTEN = Duration.ofMillis(200);

  private final ConcurrentMessageListenerContainer<byte[], byte[]> planning;
  private final BooleanSupplier held;
  private final Watch watch = new Watch("planning-hold", OFTEN, this::look);
  private boolean out;

  PlanningHold(ConcurrentMessageListenerContainer<byte[], byte[]> planning, BooleanSupplier held) {
    this.planning = planning;
    this.held = held;
  }

  private void look() {
    boolean mustLeave = held.getAsBoolean();
    if (mustLeave && planning.isRunning()) {
      out = true;
      planning.stop();
    } else if (!mustLeave && out && !watch.isStopped()) {
      out = false;
      planning.start();
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
