package dev.herald.worker.delay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Delivery;
import dev.herald.notification.Headers;
import dev.herald.notification.IfUnknown;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import dev.herald.worker.topic.DeliveryRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelaysTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final ConversationKey KEY =
      new ConversationKey("28:bot", "msteams", "t", "19:a/b");

  private final Delays delays = new Delays(Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource({
    "URGENT, PT0S, deliveries.urgent",
    "NORMAL, PT-1H, deliveries.normal",
    "BULK, PT0S, deliveries.bulk",
    "URGENT, PT0.000000001S, delays.10s",
    "BULK, PT59.999S, delays.10s",
    "NORMAL, PT1M, delays.1m",
    "NORMAL, PT25M, delays.10m",
    "NORMAL, P400D, delays.1h",
  })
  void delivery_goesToBeSentWhenItsTimeHasComeElseToWait(
      Priority priority, Duration wait, String topic) {
    Delivery delivery = delivery(priority, NOW.plus(wait));

    assertThat(delays.next(delivery, cause()).topic()).isEqualTo(topic);
    assertThat(delays.mustWait(delivery)).isEqualTo(topic.startsWith("delays."));
  }

  @Test
  void deliveryWithoutATime_neverWaits() {
    Delivery delivery = delivery(Priority.NORMAL, null);

    assertThat(delays.mustWait(delivery)).isFalse();
    assertThat(delays.next(delivery, cause()).topic()).isEqualTo("deliveries.normal");
  }

  @Test
  void record_keepsTheKeyTheDeliveryAndTheTraceOfItsCause() {
    Delivery delivery = delivery(Priority.NORMAL, NOW.plusSeconds(30));
    ConsumerRecord<byte[], byte[]> cause = cause();
    cause.headers().add(Headers.TRACEPARENT, "00-1-2-01".getBytes(UTF_8));
    cause.headers().add("secret", "x".getBytes(UTF_8));

    ProducerRecord<byte[], byte[]> next = delays.next(delivery, cause);

    assertThat(next.key()).asString(UTF_8).isEqualTo(KEY.toString());
    assertThat(DeliveryRecords.read(next.value())).contains(delivery);
    assertThat(next.headers().toArray())
        .singleElement()
        .satisfies(header -> {
          assertThat(header.key()).isEqualTo(Headers.TRACEPARENT);
          assertThat(header.value()).asString(UTF_8).isEqualTo("00-1-2-01");
        });
  }

  private static ConsumerRecord<byte[], byte[]> cause() {
    return new ConsumerRecord<>("notifications", 0, 0, new byte[0], new byte[0]);
  }

  private static Delivery delivery(Priority priority, @Nullable Instant notBefore) {
    return Delivery.of(
        new Notification(
            "e",
            new Target.Conversation("19:a/b", Target.Narrowing.NONE),
            Message.Content.text("hi"),
            priority,
            notBefore,
            null,
            null,
            IfUnknown.RESEND,
            null,
            null),
        KEY);
  }
}
