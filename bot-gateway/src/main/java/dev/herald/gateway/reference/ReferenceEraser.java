package dev.herald.gateway.reference;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import dev.herald.gateway.mirror.ReferenceMirror;
import dev.herald.gateway.mirror.ReferenceMirror.Tombstone;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Erases references so that neither a rebuild nor a late activity brings them back. Interrupted
/// anywhere, erasing again ends it. Safe for any number of threads.
public final class ReferenceEraser {
  private static final int ATTEMPTS = 5;

  private final ReferenceStore store;
  private final ReferenceMirror mirror;
  private final Clock clock;

  ReferenceEraser(ReferenceStore store, ReferenceMirror mirror, Clock clock) {
    this.store = store;
    this.mirror = mirror;
    this.clock = clock;
  }

  /// Erases a reference. Throws [dev.herald.conversation.StoreUnavailableException] or
  /// [dev.herald.gateway.mirror.MirrorUnavailableException] when that is not kept for good.
  ///
  /// @return where the erasure is written; empty when there was nothing any more
  public Optional<Tombstone> erase(StoredReference reference) {
    Optional<StoredReference> there = Optional.of(reference);
    for (int i = 0; i < ATTEMPTS && there.isPresent(); i++) {
      Optional<Tombstone> written = eraseAsSeen(there.get());
      if (written.isPresent()) {
        return written;
      }
      there = store.find(reference.key());
    }
    return Optional.empty();
  }

  /// The mirror is told before, since who erases again must still find what to erase, and behind,
  /// since an activity on its way may have told it of the reference in between.
  private Optional<Tombstone> eraseAsSeen(StoredReference reference) {
    Instant at = notBefore(reference.seenAt());
    mirror.erase(reference.key(), at);
    if (store.erase(reference.key(), at).isEmpty()) {
      store.find(reference.key()).ifPresent(mirror::keep);
      return Optional.empty();
    }
    Tombstone last = mirror.erase(reference.key(), at);
    store.find(reference.key()).ifPresent(mirror::keep);
    return Optional.of(last);
  }

  /// Now, but not before the reference was seen, whatever clock that was; a record on the topic has
  /// whole milliseconds.
  private Instant notBefore(Instant seen) {
    Instant now = clock.instant();
    return (seen.isAfter(now) ? seen : now).truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
  }
}
