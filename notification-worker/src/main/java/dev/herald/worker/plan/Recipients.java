package dev.herald.worker.plan;

import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import dev.herald.notification.Target;
import dev.herald.notification.Target.Narrowing;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds the one conversation that an event to a conversation or a user means. Safe for any number
/// of threads.
///
/// The same conversation id or user may be known to several bots, tenants or channels; unless the
/// event narrows it, the one that spoke last is meant, and only that one: nobody is told twice.
final class Recipients {
  private final ReferenceStore store;

  Recipients(ReferenceStore store) {
    this.store = store;
  }

  Resolution resolve(Target.Conversation target) {
    return newest(store.named(target.id()), target.narrowing());
  }

  /// Only personal conversations: a group is never told what was meant for one of its members.
  Resolution resolve(Target.User target) {
    List<StoredReference> personal =
        store.personalOf(target.id()).stream()
            .filter(stored -> stored.reference().conversation().isPersonal())
            .toList();
    return newest(personal, target.narrowing());
  }

  /// Whether a reference lies within what an event is narrowed to.
  static boolean matches(StoredReference stored, Narrowing narrowing) {
    return (narrowing.channel() == null || narrowing.channel().equals(stored.key().channel()))
        && (narrowing.tenant() == null || narrowing.tenant().equals(stored.key().tenant()))
        && (narrowing.bot() == null || narrowing.bot().equals(stored.key().bot()));
  }

  private static Resolution newest(List<StoredReference> known, Narrowing narrowing) {
    List<StoredReference> meant =
        known.stream()
            .filter(stored -> matches(stored, narrowing))
            .sorted(Comparator.comparing(StoredReference::seenAt).reversed())
            .toList();
    if (meant.isEmpty()) {
      return new Resolution.Nobody("no-reference");
    }
    return meant.stream()
        .filter(stored -> stored.state().isReachable())
        .findFirst()
        .<Resolution>map(stored -> new Resolution.One(stored.key()))
        .orElseGet(() -> new Resolution.Nobody(wireName(meant.getFirst().state())));
  }

  private static String wireName(ReferenceState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
