package dev.herald.gateway.mirror;

import dev.herald.conversation.StoredReference;

/// Keeps what must survive Redis. Safe for any number of threads.
public interface ReferenceMirror {

  /// Keeps a reference; returns when it survives the loss of Redis and of a broker.
  ///
  /// @param unmirrored as [dev.herald.conversation.ReferenceStore.Recorded#unmirrored] gave it
  /// @throws MirrorUnavailableException when Kafka did not acknowledge it in time
  void keep(StoredReference unmirrored);
}
