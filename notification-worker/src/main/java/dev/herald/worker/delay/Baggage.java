package dev.herald.worker.delay;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What a delivery takes along on its detours.
///
/// @param attempts made so far
/// @param since when it was planned: whoever may have sent it did so after that, while the records
///   of its detours are younger
/// @param trace what the attempts left in the chat
public record Baggage(int attempts, Instant since, Trace trace) {

  /// What the attempts so far left in the chat. Redis knows it better, until it is wiped.
  public enum Trace {
    NONE,
    /// A part of the message.
    PART,
    /// Nobody knows.
    DOUBT
  }

  /// Of a record that was on a detour, or on none. One without a time is of any age. None is
  /// younger than its record, whatever the clock of the worker that planned it said.
  public static Baggage of(ConsumerRecord<?, ?> source) {
    Instant written = Instant.ofEpochMilli(Math.max(0, source.timestamp()));
    return Detour.of(source)
        .map(Detour::baggage)
        .map(baggage -> baggage.noYoungerThan(written))
        .orElseGet(() -> new Baggage(0, written, Trace.NONE));
  }

  private Baggage noYoungerThan(Instant written) {
    return since.isAfter(written) ? new Baggage(attempts, written, trace) : this;
  }
}
