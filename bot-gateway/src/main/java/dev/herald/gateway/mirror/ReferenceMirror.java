package dev.herald.gateway.mirror;

import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.StoredReference;
import java.time.Instant;

/// Keeps what must survive Redis. Safe for any number of threads.
public interface ReferenceMirror {

  /// Keeps a reference; returns when it survives the loss of Redis and of a broker.
  ///
  /// @param unmirrored as [dev.herald.conversation.ReferenceStore.Recorded#unmirrored] gave it
  /// @throws MirrorUnavailableException when Kafka did not acknowledge it in time
  void keep(StoredReference unmirrored);

  /// Has the reference of that key gone for good; returns when it survives as [#keep] does.
  ///
  /// @param at up to when nothing may come back, in whole milliseconds
  /// @throws MirrorUnavailableException when Kafka did not acknowledge it in time
  Tombstone erase(ConversationKey key, Instant at);

  /// Where an erasure is written on the topic.
  record Tombstone(int partition, long offset, Instant at) {}
}
