package dev.herald.worker.ops;

/// What a key of the operations API may allow.
public enum Right {
  /// See what is going on; never message text.
  READ,
  /// Pause, resume, skip, seek, replay, discard.
  OPERATE,
  /// See what a dead letter holds.
  REVEAL
}
