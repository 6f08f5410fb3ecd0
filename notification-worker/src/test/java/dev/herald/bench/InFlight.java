package dev.herald.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Samples how many requests are open at the channel, 100 times a second.
final class InFlight implements AutoCloseable {
  private static final long EVERY_MILLIS = 10;

  private final List<Integer> samples = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("in-flight").factory());

  InFlight(Recording recording) {
    var _ =
        timer.scheduleAtFixedRate(
            () -> add(recording.inFlight()), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void add(int open) {
    samples.add(open);
  }

  /// Forgets what was before.
  synchronized void restart() {
    samples.clear();
  }

  synchronized int median() {
    return samples.isEmpty() ? 0 : samples.stream().sorted().toList().get(samples.size() / 2);
  }

  synchronized int peak() {
    return samples.stream().max(Integer::compare).orElse(0);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
