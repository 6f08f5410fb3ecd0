package dev.herald.gateway.outcomes;

import dev.herald.notification.OutcomeJson;
import dev.herald.notification.OutcomeRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An outcome as it is kept: what it says and when, and the delivery it speaks of. Neither the
/// conversation nor its key: who published to a user need not learn where that user is.
///
/// @param offset of the record it was read from; all outcomes of an event are on one partition
/// @param line a JSON object
record HeardOutcome(String event, long offset, String name, String line) {
  private static final Logger log = LoggerFactory.getLogger(HeardOutcome.class);

  /// Empty when it cannot be read: then it is none of the worker's.
  static Optional<HeardOutcome> of(ConsumerRecord<String, byte[]> message) {
    try {
      String json = new String(message.value(), StandardCharsets.UTF_8);
      OutcomeRecord outcome = OutcomeJson.read(JsonMapper.shared().readTree(json));
      ObjectNode line = OutcomeJson.write(outcome);
      line.remove(List.of("event", "conversation", "key"));
      String name = line.path("outcome").stringValue();
      return Optional.of(
          new HeardOutcome(outcome.event(), message.offset(), name, line.toString()));
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("partition", message.partition())
          .addKeyValue("offset", message.offset())
          .addKeyValue("why", e.getClass().getSimpleName())
          .log("An outcome cannot be read; it is passed over");
      return Optional.empty();
    }
  }
}
