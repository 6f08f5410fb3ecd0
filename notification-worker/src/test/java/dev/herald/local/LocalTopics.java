package dev.herald.local;

import dev.herald.testing.KafkaBroker;
import dev.herald.worker.topic.HeraldTopics;
import dev.herald.worker.topic.TopicProperties;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.util.unit.DataSize;

/// The topics of the local stack, there before anything asks for them.
final class LocalTopics {
  private static final TopicProperties PROPERTIES =
      new TopicProperties(true, 6, (short) 1, Duration.ofDays(7), DataSize.ofMegabytes(3));

  private LocalTopics() {}

  static void create(KafkaBroker broker) throws ExecutionException, InterruptedException {
    try (Admin admin = broker.admin()) {
      Set<String> known = admin.listTopics().names().get();
      List<NewTopic> missing =
          HeraldTopics.of(PROPERTIES).stream()
              .filter(topic -> !known.contains(topic.name()))
              .toList();
      admin.createTopics(missing).all().get();
    }
  }
}
