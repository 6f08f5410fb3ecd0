package dev.herald.worker.delay;

import dev.herald.notification.Topics;
import java.time.Duration;
import java.time.Instant;

/// The topics of fixed delay, shortest first. Within one topic everything waits equally long, so
/// the record in front is the next one due.
enum DelayTier {
  TEN_SECONDS("10s", Duration.ofSeconds(10)),
  ONE_MINUTE("1m", Duration.ofMinutes(1)),
  TEN_MINUTES("10m", Duration.ofMinutes(10)),
  ONE_HOUR("1h", Duration.ofHours(1));

  private final String wireName;
  private final Duration delay;

  DelayTier(String wireName, Duration delay) {
    this.wireName = wireName;
    this.delay = delay;
  }

  /// The longest tier that is over before `wait` is, or the shortest.
  static DelayTier within(Duration wait) {
    DelayTier longest = TEN_SECONDS;
    for (DelayTier tier : values()) {
      if (tier.delay.compareTo(wait) <= 0) {
        longest = tier;
      }
    }
    return longest;
  }

  String wireName() {
    return wireName;
  }

  Duration delay() {
    return delay;
  }

  String topic() {
    return Topics.delays(wireName);
  }

  /// When a record that came at `since` and waits for `until` leaves this tier.
  Instant leaves(Instant since, Instant until) {
    Instant over = since.plus(delay);
    return over.isBefore(until) ? over : until;
  }
}
