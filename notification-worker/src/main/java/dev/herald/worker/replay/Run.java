package dev.herald.worker.replay;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How far a replay is. Written after what it counts was acknowledged, so that whoever goes on from
/// here after a crash publishes again at most what was published since; the ledger sees to it that
/// this is not shown twice.
///
/// @param rest what is still to be read
/// @param published deliveries handed to Kafka
/// @param passedOver deliveries that were not sent, for what the ledger or freshness said
/// @param read records looked at
record Run(
    String id, State state, Span rest, long read, long published, long passedOver, Instant at) {
  static final String PREFIX = "run/";

  enum State {
    RUNNING,
    PAUSED,
    ABORTED,
    /// All is published; deliveries may still be on their way.
    PUBLISHED;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isOver() {
      return this == ABORTED || this == PUBLISHED;
    }
  }

  static Run begin(Plan plan, Instant now) {
    return new Run(plan.id(), State.RUNNING, plan.span(), 0, 0, 0, now);
  }

  Run as(State next, Instant now) {
    return new Run(id, next, rest, read, published, passedOver, now);
  }

  /// Behind some records of the topic.
  Run after(List<ConsumerRecord<byte[], byte[]>> records, long sent, long passed, Instant now) {
    return new Run(
        id,
        state,
        rest.behind(records),
        read + records.size(),
        published + sent,
        passedOver + passed,
        now);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("state", state.wireName()).put("at", at.toString());
    json.put("read", read).put("published", published).put("passedOver", passedOver);
    json.set("rest", rest.json());
    return json;
  }

  static Run of(JsonNode json) {
    return new Run(
        json.path("id").stringValue(),
        State.valueOf(json.path("state").stringValue().toUpperCase(Locale.ROOT)),
        Span.of(json.path("rest")),
        json.path("read").longValue(),
        json.path("published").longValue(),
        json.path("passedOver").longValue(),
        Instant.parse(json.path("at").stringValue()));
  }
}
