package dev.herald.worker.why;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import java.util.Comparator;
import java.util.Optional;

/// Whom a question means. Safe for any number of threads.
final class Recipient {
  private final ReferenceStore store;

  Recipient(ReferenceStore store) {
    this.store = store;
  }

  /// What is known of whom a question names.
  sealed interface Found {
    record Nobody(String whom) implements Found {}

    record One(StoredReference reference) implements Found {}

    /// The question names no recipient.
    record Everyone() implements Found {}
  }

  Found of(Question question) {
    if (question.user() != null) {
      return newest(
          store.personalOf(question.user()).stream()
              .max(Comparator.comparing(StoredReference::seenAt)),
          "user " + question.user());
    }
    if (question.conversation() != null) {
      return newest(
          store.named(question.conversation()).stream()
              .max(Comparator.comparing(StoredReference::seenAt)),
          "conversation " + question.conversation());
    }
    return new Found.Everyone();
  }

  private static Found newest(Optional<StoredReference> found, String whom) {
    return found.<Found>map(Found.One::new).orElseGet(() -> new Found.Nobody(whom));
  }
}
