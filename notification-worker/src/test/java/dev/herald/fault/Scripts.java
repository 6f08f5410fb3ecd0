package dev.herald.fault;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Scripts that are played at the same time.
final class Scripts {
  private Scripts() {}

  /// One trouble after the other.
  ///
  /// @param endNanos when no further one begins
  static Runnable until(long endNanos, Luck luck, Consumer<Luck> trouble) {
    return () -> {
      while (System.nanoTime() - endNanos < 0) {
        trouble.accept(luck);
      }
    };
  }

  /// The same trouble a number of times.
  static Runnable times(int count, Luck luck, Consumer<Luck> trouble) {
    return () -> {
      for (int i = 0; i < count; i++) {
        trouble.accept(luck);
      }
    };
  }

  /// Returns when all have ended.
  static void together(Runnable... scripts) {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<? extends Future<?>> playing = Stream.of(scripts).map(threads::submit).toList();
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
