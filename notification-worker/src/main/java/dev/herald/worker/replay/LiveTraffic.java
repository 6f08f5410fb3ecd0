package dev.herald.worker.replay;

/// What this worker has to do besides.
@FunctionalInterface
public interface LiveTraffic {

  /// Whether deliveries are under way to their chats.
  boolean isUnderWay();
}
