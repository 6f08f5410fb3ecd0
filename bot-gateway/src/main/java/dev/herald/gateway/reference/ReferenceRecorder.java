package dev.herald.gateway.reference;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.Origin;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import dev.herald.gateway.mirror.ReferenceMirror;
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
  private final ReferenceMirror mirror;
  private final Clock clock;

  ReferenceRecorder(ReferenceStore store, ReferenceMirror mirror, Clock clock) {
    this.store = store;
    this.mirror = mirror;
    this.clock = clock;
  }

  /// Records it, and keeps in the mirror what changed. Throws
  /// [dev.herald.conversation.StoreUnavailableException] or
  /// [dev.herald.gateway.mirror.MirrorUnavailableException] when it is not kept for good; recording
  /// it again makes up for that.
  ///
  /// @param origin who vouches for it
  public ReferenceStore.Recorded record(
      Activity activity, ConversationReference reference, Origin origin) {
    Instant seenAt = seenAt(activity.timestamp());
    StoredReference stored =
        new StoredReference(
            reference,
            Departure.standingAfter(activity, seenAt),
            seenAt,
            TimeZones.of(activity),
            origin);
    ReferenceStore.Recorded recorded = store.record(stored);
    if (recorded.unmirrored() != null) {
      mirror.keep(recorded.unmirrored());
    }
    return recorded;
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
