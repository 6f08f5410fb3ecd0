package dev.herald.gateway.reference;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.Origin;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoredReference;
import dev.herald.gateway.mirror.ReferenceMirror;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records the reference of an inbound activity, in one round trip; the newest wins, so a
/// redelivery changes nothing. Safe for any number of threads.
public final class ReferenceRecorder {
  /// Later than this ahead of our clock, a time is wrong: it would outlive every true one.
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final ReferenceStore store;
  private final ReferenceMirror mirror;
  private final TeamMoves teams;
  private final Clock clock;

  ReferenceRecorder(ReferenceStore store, ReferenceMirror mirror, Clock clock) {
    this.store = store;
    this.mirror = mirror;
    this.teams = new TeamMoves(store, mirror);
    this.clock = clock;
  }

  /// Records it, and keeps in the mirror what changed. Throws
  /// [dev.herald.conversation.StoreUnavailableException] or
  /// [dev.herald.gateway.mirror.MirrorUnavailableException] when it is not kept for good; recording
  /// it again makes up for that.
  ///
  /// @param origin who vouches for it
  public void record(Activity activity, ConversationReference reference, Origin origin) {
    Instant seenAt = seenAt(activity.timestamp());
    LifeEvent event = LifeEvent.of(activity);
    Standing told = new Standing(event.state(), seenAt, event.reason());
    ConversationReference lasting = reference.lasting();
    String zone = TimeZones.of(activity);
    Optional<ConversationReference> channel = channelElsewhere(event, lasting);
    Standing here = channel.isPresent() ? Standing.active(seenAt) : told;
    keep(new StoredReference(lasting, here, seenAt, zone, origin));
    channel.ifPresent(other -> keep(new StoredReference(other, told, seenAt, zone, origin)));
    if (event.reach() == LifeEvent.Reach.TEAM) {
      teams.follow(lasting, told);
    }
  }

  /// The channel that an event of Teams is about, when it came in another conversation.
  private static Optional<ConversationReference> channelElsewhere(
      LifeEvent event, ConversationReference reference) {
    return event.reach() == LifeEvent.Reach.CHANNEL
        ? Optional.ofNullable(reference.teamsChannelId())
            .filter(id -> !id.equals(reference.conversation().id()))
            .map(reference::towards)
        : Optional.empty();
  }

  private void keep(StoredReference stored) {
    StoredReference unmirrored = store.record(stored).unmirrored();
    if (unmirrored != null) {
      mirror.keep(unmirrored);
    }
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
