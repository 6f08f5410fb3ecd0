package dev.herald.worker.delay;

import static dev.herald.worker.topic.DeliveryRecords.utf8;

import dev.herald.notification.Headers;
import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/// The way of a delivery that waits on a topic though its event is due: for its channel, or behind
/// another one of its conversation. Travels as the header `herald-detour`.
///
/// @param round which detour of its conversation it is on, from 1: what comes back from an earlier
///   one has to follow those on the present one
/// @param place of this record among those that went, from 1
/// @param due when it comes back
/// @param topic where it came from and goes back to
/// @param baggage what it takes along
public record Detour(long round, long place, Instant due, String topic, Baggage baggage) {
  private static final Pattern HEADER =
      Pattern.compile(
          "(\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\S+) (\\d{1,9}) (\\d{1,18}) (NONE|PART|DOUBT)");

  /// The detour that a record is on or came back from. One that says nonsense is on none: anybody
  /// can write to the topics.
  public static Optional<Detour> of(ConsumerRecord<?, ?> message) {
    Header header = message.headers().lastHeader(Headers.DETOUR);
    return header == null
        ? Optional.empty()
        : read(HEADER.matcher(new String(header.value(), StandardCharsets.UTF_8)));
  }

  private static Optional<Detour> read(Matcher parts) {
    if (!parts.matches() || !isOfDeliveries(parts.group(4))) {
      return Optional.empty();
    }
    Baggage baggage =
        new Baggage(
            Integer.parseInt(parts.group(5)),
            instant(parts.group(6)),
            Baggage.Trace.valueOf(parts.group(7)));
    return Optional.of(
        new Detour(
            Long.parseLong(parts.group(1)),
            Long.parseLong(parts.group(2)),
            instant(parts.group(3)),
            parts.group(4),
            baggage));
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private static boolean isOfDeliveries(String topic) {
    return Arrays.stream(Priority.values()).map(Topics::deliveries).anyMatch(topic::equals);
  }

  Header header() {
    String text =
        "%d %d %d %s %d %d %s"
            .formatted(
                round,
                place,
                due.toEpochMilli(),
                topic,
                baggage.attempts(),
                baggage.since().toEpochMilli(),
                baggage.trace());
    return new RecordHeader(Headers.DETOUR, utf8(text));
  }
}
