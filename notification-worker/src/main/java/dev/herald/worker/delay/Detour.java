package dev.herald.worker.delay;

import static dev.herald.worker.topic.DeliveryRecords.utf8;

import dev.herald.notification.Headers;
import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/// The way of a delivery that waits on a topic though its event is due: for its channel, or behind
/// another one of its conversation. Travels as the header `herald-detour`.
///
/// @param round which detour of its conversation it is on, from 1: what comes back from an earlier
///   one has to follow those on the present one
/// @param due when it comes back
/// @param attempts made so far
/// @param topic where it came from and goes back to
public record Detour(long round, Instant due, int attempts, String topic) {
  private static final int PARTS = 4;

  /// The detour that a record is on or came back from. One that says nonsense is on none: anybody
  /// can write to the topics.
  public static Optional<Detour> of(ConsumerRecord<?, ?> message) {
    Header header = message.headers().lastHeader(Headers.DETOUR);
    return header == null
        ? Optional.empty()
        : read(new String(header.value(), StandardCharsets.UTF_8).split(" ", -1));
  }

  private static Optional<Detour> read(String[] parts) {
    if (parts.length != PARTS || !isOfDeliveries(parts[3])) {
      return Optional.empty();
    }
    OptionalLong[] numbers = new OptionalLong[PARTS - 1];
    Arrays.setAll(numbers, i -> number(parts[i]));
    if (Arrays.stream(numbers).anyMatch(OptionalLong::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(
        new Detour(
            numbers[0].getAsLong(),
            Instant.ofEpochMilli(numbers[1].getAsLong()),
            (int) Math.min(numbers[2].getAsLong(), Integer.MAX_VALUE),
            parts[3]));
  }

  private static boolean isOfDeliveries(String topic) {
    return Arrays.stream(Priority.values()).map(Topics::deliveries).anyMatch(topic::equals);
  }

  private static OptionalLong number(String text) {
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  Header header() {
    String text = "%d %d %d %s".formatted(round, due.toEpochMilli(), attempts, topic);
    return new RecordHeader(Headers.DETOUR, utf8(text));
  }
}
