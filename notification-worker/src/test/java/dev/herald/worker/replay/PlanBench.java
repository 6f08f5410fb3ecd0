package dev.herald.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.References;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.notification.Delivery;
import dev.herald.notification.Outcome;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import dev.herald.worker.NotificationWorkerApplication;
import dev.herald.worker.gate.Ledger;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import redis.clients.jedis.RedisClient;

/// How long it takes, and how much memory, to plan a million records to 50,000 conversations, half
/// of them known as delivered.
@Tag("bench")
class PlanBench {
  private static final Logger log = LoggerFactory.getLogger(PlanBench.class);
  private static final int RECORDS = Integer.getInteger("plan.records", 1_000_000);
  private static final int CONVERSATIONS = 50_000;
  private static final int PART = 1_000;
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final long MOST_BYTES = 256L << 20;

  @Test
  void aMillionRecords_arePlannedInAMinuteWithBoundedMemory() {
    try (KafkaBroker broker = KafkaBroker.start();
        RedisServer server = RedisServer.start();
        RedisClient redis = RedisClient.create(server.uri())) {
      List<StoredReference> members = members(new RedisReferenceStore(redis));
      new RedisMirrorMarks(redis).finishRebuild(Map.of());
      try (ConfigurableApplicationContext worker = worker(broker, server)) {
        Instant from = Instant.now();
        publish(broker, members);
        deliverHalf(worker.getBean(Ledger.class), members);
        long before = live();
        long began = System.nanoTime();
        Plan plan = plan(worker.getBean(Plans.class), from);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        long grew = live() - before;

        log.atInfo()
            .addKeyValue("records", RECORDS)
            .addKeyValue("seconds", took.toMillis() / 1000.0)
            .addKeyValue("live_mb", grew >> 20)
            .log("Planned");
        assertThat(plan.json().path("report").path("wouldSend").asInt()).isEqualTo(RECORDS / 2);
        assertThat(took).isLessThan(MOST);
        assertThat(grew).isLessThan(MOST_BYTES);
      }
    }
  }

  private static Plan plan(Plans plans, Instant from) {
    Order order =
        new Order(
            Origin.NOTIFICATIONS, from, Instant.now(), Filter.EVERYTHING, false, false, "", "b");
    String id = plans.begin(order).id();
    return Awaitility.await("the plan")
        .atMost(MOST.multipliedBy(5))
        .until(() -> plans.find(id).orElseThrow(), found -> found.state() == Plan.State.READY);
  }

  private static List<StoredReference> members(ReferenceStore store) {
    List<StoredReference> members =
        IntStream.range(0, CONVERSATIONS)
            .mapToObj(i -> References.personal("29:u" + i, "a:" + i))
            .toList();
    for (int i = 0; i < CONVERSATIONS; i += PART) {
      store.restore(members.subList(i, i + PART), true);
    }
    return members;
  }

  /// One that only sends, so that the plan step leaves the topic alone.
  private static ConfigurableApplicationContext worker(KafkaBroker broker, RedisServer redis) {
    return NotificationWorkerApplication.builder()
        .profiles("local")
        .registerShutdownHook(false)
        .run(
            "--server.port=0",
            "--spring.jmx.enabled=false",
            "--herald.worker.roles=send",
            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--herald.redis.url=" + redis.uri());
  }

  private static void publish(KafkaBroker broker, List<StoredReference> members) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 20);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < RECORDS; i++) {
        String to = members.get(i % CONVERSATIONS).key().conversation();
        String event =
            "{\"id\":\"%s\",\"to\":{\"conversation\":\"%s\"},\"message\":{\"text\":\"Your order\"}}"
                .formatted(name(i), to);
        var _ = producer.send(new ProducerRecord<>("notifications", bytes(to), bytes(event)));
      }
    }
  }

  private static void deliverHalf(Ledger ledger, List<StoredReference> members) {
    Outcome shown = new Outcome.Delivered(List.of("1"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int part = 0; part < RECORDS; part += PART) {
        int first = part;
        threads.execute(() -> {
          for (int i = first; i < first + PART; i += 2) {
            StoredReference to = members.get(i % CONVERSATIONS);
            ledger.settle(Delivery.idOf(name(i), to.key()), shown);
          }
        });
      }
    }
  }

  private static String name(int event) {
    return "order-" + event;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// What the collector found alive.
  private static long live() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
