package dev.herald.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
  @Test
  void restartedBroker_hasItsTopicsAndRecords(@TempDir Path directory) throws Exception {
    int port = Ports.free();
    try (KafkaBroker broker = KafkaBroker.start(port, directory)) {
      broker.createTopic("t", 1, Map.of());
      produce(broker);
    }

    try (KafkaBroker broker = KafkaBroker.start(port, directory);
        Admin admin = broker.admin()) {
      TopicPartition partition = new TopicPartition("t", 0);
      assertThat(
              admin
                  .listOffsets(Map.of(partition, OffsetSpec.latest()))
                  .partitionResult(partition)
                  .get()
                  .offset())
          .isEqualTo(1);
    }
  }

  private static void produce(KafkaBroker broker) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("t", "k", "v")).get();
    }
  }
}
