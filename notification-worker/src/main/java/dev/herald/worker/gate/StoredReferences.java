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
    return redis
        .ask(Command.of(questions.record(key)))
        .orThrow(ReferenceQuestions::away)
        .map(record -> orNobodyKnows(questions.read(key, record)));
  }

  private Optional<StoredReference> orNobodyKnows(Optional<StoredReference> found) {
    if (found.isEmpty() && !isComplete()) {
      throw ReferenceQuestions.incomplete();
    }
    return found;
  }

  private boolean isComplete() {
    return redis.ask(Command.of(questions.isComplete())).orThrow(ReferenceQuestions::away).await();
  }
}
