package dev.herald.worker.gate;

import java.util.List;

/// The ledger for who only looks. Safe for any number of threads.
@FunctionalInterface
public interface LedgerView {

  /// The entries of some deliveries, in their order, in few round trips. May throw
  /// [LedgerUnavailableException].
  List<LedgerEntry> look(List<String> deliveries);
}
