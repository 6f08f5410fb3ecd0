package dev.herald.worker.gate.pace;

import dev.herald.worker.gate.scope.Passage;
import dev.herald.worker.gate.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The budgets that are in use, one for each bot in each tenant. Safe for any number of threads.
final class Budgets {
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final SlotLease lease;
  private final Sleep sleep;
  private final Clock clock;
  private final ConcurrentMap<Scope, Budget> budgets = new ConcurrentHashMap<>();

  Budgets(SlotLease lease, Sleep sleep, Clock clock) {
    this.lease = lease;
    this.sleep = sleep;
    this.clock = clock;
  }

  Budget of(Passage passage, Terms terms) {
    return budgets.computeIfAbsent(
        passage.tenant(), tenant -> new Budget(tenant, terms, lease, sleep, clock));
  }

  void throttled(Passage passage, Terms terms, Duration pause) {
    lease.throttled(passage.tenant(), terms, pause);
  }

  /// Forgets budgets that nobody used for a minute. Whoever holds one in that moment just has it
  /// for himself once more.
  void sweep() {
    budgets.values().removeIf(budget -> budget.sweep(IDLE));
  }
}
