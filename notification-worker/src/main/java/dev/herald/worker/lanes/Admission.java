package dev.herald.worker.lanes;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a step may do at this moment. Asked on the thread of the step, valid until it returns.
public interface Admission {

  /// Whether the record still belongs to this worker. Asked immediately before anything is sent:
  /// once its partition was taken away, whoever has it now sends.
  boolean isHeld();

  /// Whether so much of its priority is under way that what has to wait should not wait here.
  boolean isCrowded();

  /// Takes one of the places for requests to a host; it is given back when the step returns. Taking
  /// it again within a step changes nothing.
  ///
  /// @return false when none is free; the step then returns [Progress.Queue]
  boolean enter(String host);

  /// Does what mostly waits for others; meanwhile another step may be at work.
  ///
  /// @return what that returned
  <T> T away(Supplier<T> exchange);

  /// Has the record stepped again after the time that it is given, if it came to [Progress.Await]
  /// and would wait for longer. Stays of use for as long as the record is not over, and then has no
  /// effect; safe for any number of threads, never blocks.
  Consumer<Duration> bell();
}
