package dev.herald.worker.gate.pace;

import dev.herald.worker.gate.scope.Scope;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The specification of [BlockBoard] at one moment.
final class MemoryBoard implements BlockBoard {
  private final Map<Scope, Duration> blocks = new HashMap<>();

  @Override
  public void post(Scope scope, Duration pause) {
    blocks.merge(scope, pause, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  @Override
  public Map<Scope, Duration> read() {
    return Map.copyOf(blocks);
  }
}
