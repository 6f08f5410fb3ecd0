package dev.herald.worker.topic;

import dev.herald.activity.ExactJson;
import dev.herald.notification.Delivery;
import dev.herald.notification.DeliveryJson;
import dev.herald.notification.Headers;
import dev.herald.notification.Topics;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Deliveries as Kafka records, and back.
public final class DeliveryRecords {
  private static final List<String> OF_EVENTS = List.of(Headers.TRACEPARENT);
  private static final List<String> OF_DELIVERIES =
      List.of(Headers.TRACEPARENT, Headers.REPLAY, Headers.REPLAY_FORCE, Headers.REPLAY_UNKNOWN);

  private DeliveryRecords() {}

  /// A record of that delivery for `topic`, keyed by its conversation, in the trace of `cause`.
  public static ProducerRecord<byte[], byte[]> of(
      String topic, Delivery delivery, ConsumerRecord<?, ?> cause) {
    return of(topic, delivery, trace(cause));
  }

  /// A record of that delivery for `topic`, keyed by its conversation.
  public static ProducerRecord<byte[], byte[]> of(
      String topic, Delivery delivery, List<Header> headers) {
    byte[] key = utf8(delivery.conversation().toString());
    byte[] value = utf8(DeliveryJson.write(delivery).toString());
    return new ProducerRecord<>(topic, null, key, value, headers);
  }

  /// The delivery in a record; empty when it holds none. The topics are Herald's own, but anybody
  /// can write to them.
  public static Optional<Delivery> read(byte @Nullable [] value) {
    try {
      return value == null
          ? Optional.empty()
          : Optional.of(DeliveryJson.read(ExactJson.mapper().readTree(value)));
    } catch (JacksonException | IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    } catch (NullPointerException _) {
      // What the reader takes for granted, because the schema demands it, is missing.
      return Optional.empty();
    }
  }

  /// The headers that follow an event through every topic. Those of a replay begin at a delivery: a
  /// publisher cannot have anything sent again by them.
  public static List<Header> trace(ConsumerRecord<?, ?> cause) {
    List<Header> trace = new ArrayList<>();
    for (String name : cause.topic().equals(Topics.NOTIFICATIONS) ? OF_EVENTS : OF_DELIVERIES) {
      Header header = cause.headers().lastHeader(name);
      if (header != null) {
        trace.add(header);
      }
    }
    return trace;
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
