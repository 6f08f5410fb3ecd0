package dev.herald.local;

/// One part of the local stack.
interface Part {

  /// What people call it.
  String name();

  /// Where it listens.
  Listens listens();

  /// Starts it; returns when it serves.
  AutoCloseable start() throws Exception;

  /// A port, and the property that moves it.
  record Listens(int port, String property) {}
}
