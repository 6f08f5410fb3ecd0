package dev.herald.gateway.reference;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Records the reference of an inbound activity, in one round trip; the newest wins, so a
/// redelivery changes nothing. Safe for any number of threads.
public final class ReferenceRecorder {
  /// Later than this ahead of our clock, a time is wrong: it would outlive every true one.
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final ReferenceStore store;
  private final Clock clock;

  ReferenceRecorder(ReferenceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Records it. Throws [dev.herald.conversation.StoreUnavailableException] when nothing was kept.
  ///
  /// @param verified whether the caller certified the service URL
  public ReferenceStore.Recorded record(
      Activity activity, ConversationReference reference, boolean verified) {
    return store.record(
        new StoredReference(
            reference,
            Departure.stateAfter(activity),
            seenAt(activity.timestamp()),
            TimeZones.of(activity),
            verified));
  }

  private Instant seenAt(@Nullable Instant timestamp) {
    Instant now = clock.instant();
    return timestamp == null
            || timestamp.isBefore(Instant.EPOCH)
            || timestamp.isAfter(now.plus(CLOCK_SKEW))
        ? now
        : timestamp;
  }
}
