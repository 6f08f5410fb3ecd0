package dev.herald.worker.plan;

import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import dev.herald.notification.Target;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Names the conversations that an event is for, for who looks without planning. Safe for any
/// number of threads.
public final class Audience {
  private final ReferenceStore store;
  private final Recipients recipients;

  Audience(ReferenceStore store) {
    this.store = store;
    this.recipients = new Recipients(store);
  }

  /// Names them one by one: an audience may be larger than the memory.
  ///
  /// @return why it reaches nobody; empty when it reaches somebody
  public Optional<String> of(Target to, Consumer<ConversationKey> taker) {
    return switch (to) {
      case Target.Conversation target -> one(recipients.resolve(target), taker);
      case Target.User target -> one(recipients.resolve(target), taker);
      case Target.Everyone(Target.Narrowing narrowing) -> everyone(narrowing, taker);
    };
  }

  private static Optional<String> one(Resolution resolution, Consumer<ConversationKey> taker) {
    return switch (resolution) {
      case Resolution.Nobody(String reason) -> Optional.of(reason);
      case Resolution.One(ConversationKey conversation) -> {
        taker.accept(conversation);
        yield Optional.empty();
      }
    };
  }

  private Optional<String> everyone(Target.Narrowing narrowing, Consumer<ConversationKey> taker) {
    boolean reached = false;
    @Nullable String cursor = null;
    do {
      ReferenceStore.Page page = store.page(cursor);
      for (StoredReference stored : page.references()) {
        if (stored.isPersonalAndReachable() && Recipients.matches(stored, narrowing)) {
          taker.accept(stored.key());
          reached = true;
        }
      }
      cursor = page.next();
    } while (cursor != null);
    return reached ? Optional.empty() : Optional.of("no-reference");
  }
}
