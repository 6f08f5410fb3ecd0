package dev.herald.bench;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.notification.Delivery;
import dev.herald.notification.Message;
import dev.herald.worker.topic.DeliveryRecords;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import redis.clients.jedis.RedisClient;

/// What a team would write first: a listener that takes one delivery after the other, on a thread
/// for each partition, and sends it. No ledger, no freshness, no outcomes.
@EnableKafka
@Configuration(proxyBeanMethods = false)
class PlainListener {
  private static final int CONNECTIONS = 6;

  private final Wire wire = new Wire(CONNECTIONS);
  private final RedisReferenceStore store =
      new RedisReferenceStore(RedisClient.create(System.getProperty("redis")));

  public static void main(String[] arguments) {
    System.setProperty("kafka", arguments[0]);
    System.setProperty("redis", arguments[1]);
    var context = new AnnotationConfigApplicationContext(PlainListener.class);
    context.registerShutdownHook();
  }

  @Bean
  ConcurrentKafkaListenerContainerFactory<byte[], byte[]> kafkaListenerContainerFactory() {
    var factory = new ConcurrentKafkaListenerContainerFactory<byte[], byte[]>();
    factory.setConsumerFactory(
        new DefaultKafkaConsumerFactory<>(
            Map.of(
                "bootstrap.servers",
                System.getProperty("kafka"),
                "group.id",
                "plain",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer()));
    return factory;
  }

  @KafkaListener(topics = "deliveries.normal", concurrency = "" + CONNECTIONS)
  void send(ConsumerRecord<byte[], byte[]> message) throws IOException {
    Delivery delivery = DeliveryRecords.read(message.value()).orElseThrow();
    ConversationReference reference = store.find(delivery.conversation()).orElseThrow().reference();
    Message.Content content = (Message.Content) delivery.event().message();
    String text = Objects.requireNonNull(content.text());
    Activity activity = reference.address(Activity.message(text, content.format()));
    wire.post(
        URI.create(reference.serviceUrl()),
        delivery.conversation().conversation(),
        activity.json().toString().getBytes(StandardCharsets.UTF_8));
  }
}
