package dev.herald.worker.replay;

import dev.herald.activity.ExactJson;
import dev.herald.notification.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// A record of the topic `dead-letters`, told without what it holds unless that is asked for.
final class DeadLetter {
  private final ConsumerRecord<byte[], byte[]> source;

  DeadLetter(ConsumerRecord<byte[], byte[]> source) {
    this.source = source;
  }

  String name() {
    return source.partition() + "/" + source.offset();
  }

  /// The event's id as far as the record tells one; empty text when it does not.
  String event() {
    JsonNode json = content();
    return json.path("event").path("id").asString(json.path("id").asString(""));
  }

  String reason() {
    return header(Headers.DEAD_REASON);
  }

  ObjectNode summary() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("letter", name())
        .put("at", Instant.ofEpochMilli(source.timestamp()).toString())
        .put(
            "from",
            "%s-%s@%s"
                .formatted(
                    header(Headers.DEAD_TOPIC),
                    header(Headers.DEAD_PARTITION),
                    header(Headers.DEAD_OFFSET)))
        .put("reason", reason())
        .put("event", event());
  }

  /// All that is known of it.
  ///
  /// @param reveal whether with its key and value
  ObjectNode whole(boolean reveal) {
    ObjectNode json = summary();
    ObjectNode headers = json.putObject("headers");
    for (Header each : source.headers()) {
      headers.put(each.key(), text(each.value()));
    }
    json.put("bytes", source.value() == null ? 0 : source.value().length);
    if (reveal) {
      json.put("key", source.key() == null ? null : text(source.key()));
      json.put("value", source.value() == null ? null : text(source.value()));
    }
    return json;
  }

  private JsonNode content() {
    try {
      return source.value() == null
          ? MissingNode.getInstance()
          : ExactJson.mapper().readTree(source.value());
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }

  private String header(String name) {
    Header header = source.headers().lastHeader(name);
    return header == null ? "" : text(header.value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
