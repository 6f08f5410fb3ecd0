package dev.herald.worker.gate.pace;

import dev.herald.notification.Priority;
import dev.herald.worker.gate.scope.Scope;
import java.time.Duration;

/// Moments at which a worker may send on a budget that all workers share. Each belongs to one of
/// them and they never stand closer than the budget allows, so nobody has to count what the others
/// do.
///
/// All methods throw [dev.herald.conversation.StoreUnavailableException] when Redis is away, and
/// are safe for any number of threads.
interface SlotLease {

  /// What comes back.
  sealed interface Lease {

    /// The worker's own moments.
    ///
    /// @param inMicros from now to the first; not positive when it is there
    /// @param apartMicros from one to the next
    record Slots(int count, long inMicros, long apartMicros) implements Lease {}

    /// Others have taken what is near enough.
    ///
    /// @param micros when to ask again
    record Later(long micros) implements Lease {}
  }

  /// Takes moments. Bulk is given only what is close, so that it cannot stand before what is more
  /// urgent; its small share of its own aside.
  Lease take(Scope budget, Terms terms, Priority priority, int count);

  /// Takes one moment for who holds all that it needs and missed its own; it may lie as far ahead
  /// as one can wait with that.
  Lease takeAnother(Scope budget, Terms terms);

  /// The channel said that it was too much: from now on the moments stand further apart, and come
  /// closer again as time goes by without another word.
  ///
  /// @param pause in which nobody is given any; zero for none
  void throttled(Scope budget, Terms terms, Duration pause);
}
