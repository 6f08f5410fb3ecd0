package dev.herald.redis;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/// Virtual threads that each ask one question after the other, all at the same time.
///
/// @param failures what they threw
record Askers(List<Throwable> failures) {

  /// Runs them; returns when the last one is done. No two questions have the same number.
  static Askers of(int threads, int questions, IntConsumer asking) {
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < threads; thread++) {
        int first = thread * questions;
        executor.execute(() -> ask(first, questions, asking, failures));
      }
    }
    return new Askers(List.copyOf(failures));
  }

  private static void ask(int first, int questions, IntConsumer asking, Queue<Throwable> failures) {
    for (int i = first; i < first + questions; i++) {
      try {
        asking.accept(i);
      } catch (RuntimeException | AssertionError e) {
        failures.add(e);
      }
    }
  }
}
