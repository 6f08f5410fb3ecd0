package dev.herald.worker.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Offsets of a topic, by partition: from the first, included, to the last, excluded.
record Span(Map<Integer, Part> parts) {
  Span {
    parts = new TreeMap<>(parts);
  }

  record Part(long from, long to) {
    boolean isEmpty() {
      return from >= to;
    }
  }

  long records() {
    return parts.values().stream().mapToLong(part -> Math.max(0, part.to() - part.from())).sum();
  }

  boolean isEmpty() {
    return records() == 0;
  }

  /// What is left of it behind some of its records.
  Span behind(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<Integer, Part> left = new TreeMap<>(parts);
    for (ConsumerRecord<byte[], byte[]> each : records) {
      left.computeIfPresent(each.partition(), (_, part) -> new Part(each.offset() + 1, part.to()));
    }
    return new Span(left);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    parts.forEach((partition, part) ->
        json.putArray(Integer.toString(partition)).add(part.from()).add(part.to()));
    return json;
  }

  static Span of(JsonNode json) {
    Map<Integer, Part> parts = new TreeMap<>();
    json.properties()
        .forEach(each ->
            parts.put(
                Integer.valueOf(each.getKey()),
                new Part(
                    each.getValue().path(0).longValue(), each.getValue().path(1).longValue())));
    return new Span(parts);
  }
}
