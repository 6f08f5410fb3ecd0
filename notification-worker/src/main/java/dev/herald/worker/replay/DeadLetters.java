package dev.herald.worker.replay;

import dev.herald.notification.Topics;
import dev.herald.worker.control.ControlBoard;
import dev.herald.worker.control.ControlTopic;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was put aside. Safe for any number of threads.
public final class DeadLetters {
  static final String DISCARDED = "discard/";

  private final Ranges ranges;
  private final ControlBoard board;
  private final ControlTopic topic;
  private final Clock clock;

  DeadLetters(Ranges ranges, ControlBoard board, ControlTopic topic, Clock clock) {
    this.ranges = ranges;
    this.board = board;
    this.topic = topic;
    this.clock = clock;
  }

  /// Those of a time range, the newest last.
  ///
  /// @param filter `id` and `code` (a part of the reason) are looked at
  /// @param limit the newest so many are kept
  public List<JsonNode> list(Instant from, Instant to, Filter filter, int limit) {
    ArrayDeque<JsonNode> newest = new ArrayDeque<>();
    Span span = ranges.between(Topics.DEAD_LETTERS, from, to);
    try (RangeReader reader = ranges.open(Topics.DEAD_LETTERS, span)) {
      while (!reader.isAtEnd()) {
        for (ConsumerRecord<byte[], byte[]> each : reader.next()) {
          DeadLetter letter = new DeadLetter(each);
          if (filter.admits(letter)) {
            newest.add(withState(letter.summary(), letter));
          }
          if (newest.size() > limit) {
            newest.removeFirst();
          }
        }
      }
    }
    return List.copyOf(newest);
  }

  /// One, whole.
  ///
  /// @param reveal whether with its key and value
  /// @throws NothingThereException when there is none at that place
  public JsonNode show(int partition, long offset, boolean reveal) {
    DeadLetter letter = at(partition, offset);
    return withState(letter.whole(reveal), letter);
  }

  /// Marks one as dealt with; it may be discarded again.
  ///
  /// @throws NothingThereException when there is none at that place
  public JsonNode discard(int partition, long offset, String reason, String by) {
    DeadLetter letter = at(partition, offset);
    topic.put(
        DISCARDED + letter.name(),
        JsonNodeFactory.instance
            .objectNode()
            .put("by", by)
            .put("reason", reason)
            .put("at", clock.instant().toString()));
    return withState(letter.summary(), letter);
  }

  boolean isDiscarded(ConsumerRecord<byte[], byte[]> source) {
    return source.topic().equals(Topics.DEAD_LETTERS)
        && board.at(DISCARDED + new DeadLetter(source).name()).isPresent();
  }

  private DeadLetter at(int partition, long offset) {
    Span one = new Span(Map.of(partition, new Span.Part(offset, offset + 1)));
    if (!ranges.holds(Topics.DEAD_LETTERS, partition, offset)) {
      throw new NothingThereException("there is no dead letter " + partition + "/" + offset);
    }
    try (RangeReader reader = ranges.open(Topics.DEAD_LETTERS, one)) {
      while (!reader.isAtEnd()) {
        for (ConsumerRecord<byte[], byte[]> each : reader.next()) {
          return new DeadLetter(each);
        }
      }
    }
    throw new NothingThereException("there is no dead letter " + partition + "/" + offset);
  }

  private ObjectNode withState(ObjectNode json, DeadLetter letter) {
    board
        .at(DISCARDED + letter.name())
        .ifPresentOrElse(
            discarded -> json.put("state", "discarded").set("discarded", discarded),
            () -> json.put("state", "open"));
    return json;
  }
}
