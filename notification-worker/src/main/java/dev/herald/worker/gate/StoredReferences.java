package dev.herald.worker.gate;

import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.redis.ReferenceQuestions;
import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import java.util.Optional;

/// Finds references as `ReferenceStore.find` does, in round trips that many deliveries share.
final class StoredReferences {
  private final Coalescer redis;
  private final ReferenceQuestions questions = new ReferenceQuestions();

  StoredReferences(Coalescer redis) {
    this.redis = redis;
  }

  /// Asks without waiting. The answer throws `StoreUnavailableException` where nobody knows.
  Answer<Optional<StoredReference>> asking(ConversationKey key) {
    return looking(key).map(found -> found.isEmpty() ? again(key) : found);
  }

  private Answer<Optional<StoredReference>> looking(ConversationKey key) {
    return redis
        .ask(Command.of(questions.record(key)))
        .orThrow(ReferenceQuestions::away)
        .map(record -> questions.read(key, record));
  }

  /// A store that is complete now may not have been when it was looked into.
  private Optional<StoredReference> again(ConversationKey key) {
    if (!isComplete()) {
      throw ReferenceQuestions.incomplete();
    }
    return looking(key).await();
  }

  private boolean isComplete() {
    return redis.ask(Command.of(questions.isComplete())).orThrow(ReferenceQuestions::away).await();
  }
}
