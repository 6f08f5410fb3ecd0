package dev.herald.worker.gate.pace;

/// Those who wait in tests.
public final class Waiters {
  private Waiters() {}

  /// One who comes back when it likes, whoever calls.
  public static Waiter deaf(String name) {
    return new Waiter(name, _ -> {});
  }
}
