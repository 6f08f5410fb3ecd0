package dev.herald.worker.send;

import dev.herald.conversation.ConversationKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// One lock per conversation that is being sent to: its urgent, normal and bulk deliveries come on
/// different threads, and a channel takes one at a time. Holds nothing for idle conversations.
final class ConversationLocks {
  private final ConcurrentMap<ConversationKey, Holder> holders = new ConcurrentHashMap<>();

  private static final class Holder {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int users;
  }

  <T> T holding(ConversationKey conversation, Supplier<T> work) {
    Holder holder = enter(conversation);
    holder.lock.lock();
    try {
      return work.get();
    } finally {
      holder.lock.unlock();
      leave(conversation);
    }
  }

  int size() {
    return holders.size();
  }

  private Holder enter(ConversationKey conversation) {
    return holders.compute(
        conversation,
        (_, known) -> {
          Holder holder = known == null ? new Holder() : known;
          holder.users++;
          return holder;
        });
  }

  private void leave(ConversationKey conversation) {
    holders.computeIfPresent(conversation, (_, holder) -> --holder.users == 0 ? null : holder);
  }
}
