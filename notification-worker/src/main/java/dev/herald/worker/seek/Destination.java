package dev.herald.worker.seek;

import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.admin.OffsetSpec;

/// Where to in a topic: `earliest`, `latest`, or a time.
record Destination(OffsetSpec offsets) {

  /// Reads one.
  ///
  /// @throws IllegalArgumentException when it is none; the message says what is accepted
  static Destination parse(String text) {
    return switch (text) {
      case "earliest" -> new Destination(OffsetSpec.earliest());
      case "latest" -> new Destination(OffsetSpec.latest());
      default -> new Destination(OffsetSpec.forTimestamp(time(text)));
    };
  }

  private static long time(String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          "to must be earliest, latest or a time such as 2026-11-24T02:10:00Z");
    }
  }
}
