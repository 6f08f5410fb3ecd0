package dev.herald.fault;

import dev.herald.channel.history.Attempt;
import dev.herald.fault.record.Attempted;
import dev.herald.fault.record.Planned;
import dev.herald.fault.record.Span;
import dev.herald.fault.record.Told;
import dev.herald.fault.stage.Stage;
import dev.herald.fault.traffic.EventText;
import dev.herald.notification.OutcomeJson;
import dev.herald.notification.OutcomeRecord;
import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import dev.herald.testing.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What topics and channel hold of the events whose ids begin with a prefix.
final class Evidence implements AutoCloseable {
  private final Stage stage;
  private final String prefix;
  private final Topic outcomes;
  private final List<Told> told = new ArrayList<>();
  private int read;

  Evidence(Stage stage, String prefix) {
    this.stage = stage;
    this.prefix = prefix;
    this.outcomes = new Topic(stage.broker().bootstrapServers(), Topics.OUTCOMES);
  }

  /// The outcomes told so far.
  List<Told> told() {
    List<ConsumerRecord<byte[], byte[]>> all = outcomes.read();
    for (ConsumerRecord<byte[], byte[]> each : all.subList(read, all.size())) {
      OutcomeRecord outcome = OutcomeJson.read(JsonMapper.shared().readTree(each.value()));
      if (outcome.event().startsWith(prefix)) {
        told.add(new Told(outcome.event(), outcome.outcome(), outcome.at()));
      }
    }
    read = all.size();
    return List.copyOf(told);
  }

  /// Events that came to their end.
  Set<String> ended() {
    return told().stream()
        .filter(each -> each.outcome().isTerminal())
        .map(Told::event)
        .collect(Collectors.toSet());
  }

  List<Planned> planned() {
    List<Planned> planned = new ArrayList<>();
    for (Priority priority : Priority.values()) {
      String name = Topics.deliveries(priority);
      try (Topic topic = new Topic(stage.broker().bootstrapServers(), name)) {
        for (ConsumerRecord<byte[], byte[]> each : topic.read()) {
          String event = JsonMapper.shared().readTree(each.value()).at("/event/id").asString();
          if (event.startsWith(prefix)) {
            planned.add(new Planned(event, priority, each.partition(), each.offset()));
          }
        }
      }
    }
    return planned;
  }

  List<Attempted> attempts() {
    Map<String, Instant> hungUp = stage.channel().history().hungUp();
    return stage.channel().history().attempts().stream()
        .map(attempt -> attempted(attempt, hungUp.get(attempt.asked().connection())))
        .filter(attempt -> attempt.event().startsWith(prefix))
        .toList();
  }

  private static Attempted attempted(Attempt attempt, @Nullable Instant hungUp) {
    JsonNode activity = JsonMapper.shared().readTree(attempt.asked().json());
    EventText.Mark mark = EventText.read(activity);
    return new Attempted(
        mark.event(),
        mark.step(),
        new Attempted.Where(
            attempt.conversation(), activity.at("/conversation/tenantId").asString("")),
        new Span(attempt.asked().at(), attempt.at()),
        attempt.status(),
        attempt.shown(),
        hungUp);
  }

  @Override
  public void close() {
    outcomes.close();
  }
}
