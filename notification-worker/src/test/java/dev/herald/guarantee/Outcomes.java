package dev.herald.guarantee;

import dev.herald.notification.OutcomeJson;
import dev.herald.notification.OutcomeRecord;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/// The outcomes told so far.
final class Outcomes {
  private final List<OutcomeRecord> records;

  Outcomes(List<ConsumerRecord<byte[], byte[]>> records) {
    this.records =
        records.stream()
            .map(each -> OutcomeJson.read(JsonMapper.shared().readTree(each.value())))
            .toList();
  }

  /// What was told of an event, in words such as `delivered`, in order.
  List<String> of(String event) {
    return records.stream()
        .filter(each -> each.event().equals(event))
        .map(each -> OutcomeJson.write(each).path("outcome").asString())
        .toList();
  }

  /// The whole records of an event.
  List<OutcomeRecord> recordsOf(String event) {
    return records.stream().filter(each -> each.event().equals(event)).toList();
  }

  /// How many events were told of so; the same outcome may be told again after a restart.
  long count(String outcome) {
    return records.stream()
        .filter(each -> OutcomeJson.write(each).path("outcome").asString().equals(outcome))
        .map(OutcomeRecord::event)
        .distinct()
        .count();
  }
}
