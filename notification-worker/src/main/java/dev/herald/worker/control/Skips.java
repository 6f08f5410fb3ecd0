package dev.herald.worker.control;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;

/// Single records that an operator took out of the way. Safe for any number of threads.
public final class Skips {
  public static final String PREFIX = "skip/";

  private final ControlBoard board;

  public Skips(ControlBoard board) {
    this.board = board;
  }

  public static String key(String topic, int partition, long offset) {
    return PREFIX + topic + "/" + partition + "/" + offset;
  }

  /// Why a record is to be skipped; empty when it is not.
  public Optional<String> reason(ConsumerRecord<?, ?> source) {
    if (!board.has(PREFIX)) {
      return Optional.empty();
    }
    return board
        .at(key(source.topic(), source.partition(), source.offset()))
        .map(json -> json.path("reason"))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue);
  }
}
