package dev.herald.worker.send;

import dev.herald.worker.settle.PastAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The attempts at one delivery since this worker took it up. Belongs to one thread.
final class Attempts {
  private final Instant started;
  private final List<PastAttempt> past = new ArrayList<>();
  private int made;
  private int gone;

  Attempts(Instant started) {
    this.started = started;
  }

  void begin() {
    made++;
  }

  /// Keeps what came of one.
  void ended(PastAttempt attempt) {
    past.add(attempt);
  }

  List<PastAttempt> past() {
    return List.copyOf(past);
  }

  int made() {
    return made;
  }

  Duration age(Instant now) {
    return Duration.between(started, now);
  }

  /// Counts that the channel said the conversation is not there.
  ///
  /// @return how often it did so far
  int gone() {
    return ++gone;
  }

  /// The last one does not count.
  void notYetGone() {
    gone--;
  }
}
