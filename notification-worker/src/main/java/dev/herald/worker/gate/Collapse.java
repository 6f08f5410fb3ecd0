package dev.herald.worker.gate;

import dev.herald.redis.Answer;
import java.util.List;
import java.util.Optional;

/// Which event is the newest of its collapse key. Every method may throw
/// [LedgerUnavailableException]; safe for any number of threads.
public interface Collapse {

  /// An event with a collapse key.
  ///
  /// @param publishedMs time of its record; equal times are decided by the id
  record Entry(String key, String event, long publishedMs) {}

  /// Enters an event under its key. Idempotent; an event that comes again keeps its first time.
  default void enter(String key, String event, long publishedMs) {
    enter(new Entry(key, event, publishedMs));
  }

  /// The same.
  void enter(Entry entry);

  /// Enters what was entered before and Redis forgot, in one round trip.
  void restore(List<Entry> entries);

  /// The newest event of a key; empty when it is no longer known, and then nothing is superseded.
  default Optional<String> newest(String key) {
    return asking(key).await();
  }

  /// Asks for the newest event of a key without waiting for the answer.
  Answer<Optional<String>> asking(String key);
}
