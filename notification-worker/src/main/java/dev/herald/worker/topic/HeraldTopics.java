package dev.herald.worker.topic;

import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.config.TopicBuilder;

/// The topics that Herald works with, as they should be.
public final class HeraldTopics {
  private static final List<String> DELAYS = List.of("10s", "1m", "10m", "1h");

  private HeraldTopics() {}

  /// All of them. The public ones take what Kafka takes by default; the internal ones more, since
  /// an event grows a little on its way.
  public static List<NewTopic> of(TopicProperties properties) {
    Map<String, String> larger =
        Map.of("max.message.bytes", Long.toString(properties.maxRecord().toBytes()));
    Stream<NewTopic> internal =
        internal().map(name -> topic(name, properties).configs(larger).build());
    Stream<NewTopic> open =
        Stream.of(Topics.NOTIFICATIONS, Topics.OUTCOMES)
            .map(name -> topic(name, properties).build());
    return Stream.of(open, internal, Stream.of(control(properties)))
        .flatMap(topics -> topics)
        .toList();
  }

  /// One partition, so that all orders have one order; compacted, so that they never age.
  private static NewTopic control(TopicProperties properties) {
    return TopicBuilder.name(Topics.CONTROL)
        .partitions(1)
        .replicas(properties.replicas())
        .compact()
        .build();
  }

  private static Stream<String> internal() {
    Stream<String> deliveries = Stream.of(Priority.values()).map(Topics::deliveries);
    Stream<String> delays = DELAYS.stream().map(Topics::delays);
    return Stream.concat(Stream.of(Topics.DEAD_LETTERS), Stream.concat(deliveries, delays));
  }

  private static TopicBuilder topic(String name, TopicProperties properties) {
    return TopicBuilder.name(name)
        .partitions(properties.partitions())
        .replicas(properties.replicas())
        .config("retention.ms", Long.toString(properties.retention().toMillis()));
  }
}
