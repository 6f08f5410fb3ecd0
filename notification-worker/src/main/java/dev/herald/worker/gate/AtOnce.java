package dev.herald.worker.gate;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Asks Redis for many at once, and so in few round trips: one after the other, what a busy worker
/// knows would take seconds, in which it may be killed with the rest untold.
final class AtOnce {
  private AtOnce() {}

  /// Returns when all is done. Throws [LedgerUnavailableException] when something threw that.
  static void all(List<String> deliveries, Consumer<String> work) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              deliveries.stream()
                  .map(each -> CompletableFuture.runAsync(() -> work.accept(each), threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LedgerUnavailableException away ? away : e;
    }
  }
}
