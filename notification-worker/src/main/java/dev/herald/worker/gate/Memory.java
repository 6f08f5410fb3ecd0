package dev.herald.worker.gate;

/// What a worker knows of its own and has in Redis for others, or for itself after a crash. Safe
/// for any number of threads.
@FunctionalInterface
public interface Memory {

  /// Redis may have lost it: writes it again. Nothing is claimed until all memories have. May throw
  /// [LedgerUnavailableException] or `StoreUnavailableException`; then it is asked again.
  void writeAgain();
}
