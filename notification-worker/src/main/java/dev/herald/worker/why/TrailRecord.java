package dev.herald.worker.why;

import dev.herald.activity.ExactJson;
import dev.herald.notification.Headers;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a record of the outcomes.
final class TrailRecord {
  private TrailRecord() {}

  /// Which records of an event are meant.
  interface Choice {
    boolean takes(ConsumerRecord<byte[], byte[]> source);
  }

  /// Those of the whole event, and those of one delivery or, of null, of all. An event may have a
  /// million deliveries, so only what is meant is read as JSON; the end of a delivery's id names
  /// its conversation, in letters that JSON leaves as they are.
  static Choice of(@Nullable String delivery) {
    if (delivery == null) {
      return _ -> true;
    }
    String end = delivery.substring(delivery.lastIndexOf('~')) + '"';
    return source -> {
      String text = new String(source.value(), StandardCharsets.UTF_8);
      return !text.contains("\"delivery\":") || text.contains(end);
    };
  }

  /// What a record says, with the record that it tells of and what was tried.
  static JsonNode read(ConsumerRecord<byte[], byte[]> source) {
    JsonNode json = ExactJson.mapper().readTree(source.value());
    if (json instanceof ObjectNode outcome && has(source, Headers.DEAD_TOPIC)) {
      outcome.put(
          "of",
          "%s-%s@%s"
              .formatted(
                  header(source, Headers.DEAD_TOPIC),
                  header(source, Headers.DEAD_PARTITION),
                  header(source, Headers.DEAD_OFFSET)));
      if (has(source, Headers.ATTEMPTS)) {
        outcome.set("attempts", ExactJson.mapper().readTree(header(source, Headers.ATTEMPTS)));
      }
    }
    return json;
  }

  private static boolean has(ConsumerRecord<?, ?> source, String name) {
    return source.headers().lastHeader(name) != null;
  }

  private static String header(ConsumerRecord<?, ?> source, String name) {
    Header header = source.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
