package dev.herald.worker.plan;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads the events of a batch and asks for their recipients, several at a time: one after the
/// other each would wait for Redis alone. What they become is dispatched by the planner in the
/// order of the batch. Safe for any number of threads.
final class Lookahead implements AutoCloseable {
  private final Planner planner;
  private final ExecutorService readers;

  /// Makes one.
  ///
  /// @param readers how many records are looked at at the same time, over all batches
  Lookahead(Planner planner, int readers) {
    this.planner = planner;
    this.readers =
        Executors.newFixedThreadPool(readers, Thread.ofVirtual().name("lookahead").factory());
  }

  /// Begins to look at the records of a batch.
  View at(List<ConsumerRecord<byte[], byte[]>> batch) {
    return new View(
        batch.stream()
            .map(source -> CompletableFuture.supplyAsync(() -> planner.look(source), readers))
            .toList());
  }

  @Override
  public void close() {
    readers.shutdown();
  }

  /// What was seen, or will be. Who closes it wants no more of it: what has not begun does not
  /// begin, so that a batch that comes again while Redis is away does not wait behind itself.
  static final class View implements AutoCloseable {
    private final List<CompletableFuture<Planner.Seen>> seen;

    private View(List<CompletableFuture<Planner.Seen>> seen) {
      this.seen = seen;
    }

    /// Waits for a record of the batch; throws what looking at it threw.
    Planner.Seen of(int index) {
      try {
        return seen.get(index).join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException failure ? failure : e;
      }
    }

    @Override
    public void close() {
      seen.forEach(each -> each.cancel(false));
    }
  }
}
