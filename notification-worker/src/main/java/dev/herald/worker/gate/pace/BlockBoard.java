package dev.herald.worker.gate.pace;

import dev.herald.worker.gate.scope.Scope;
import java.time.Duration;
import java.util.Map;

/// Where workers tell each other which scopes to leave alone. Both methods throw
/// [dev.herald.conversation.StoreUnavailableException] when Redis is away.
interface BlockBoard {

  void post(Scope scope, Duration pause);

  /// What is blocked, and for how much longer.
  Map<Scope, Duration> read();
}
