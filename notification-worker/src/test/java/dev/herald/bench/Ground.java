package dev.herald.bench;

import static org.awaitility.Awaitility.await;

import dev.herald.channel.LocalChannel;
import dev.herald.channel.fault.Latency;
import dev.herald.notification.Topics;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import dev.herald.worker.topic.HeraldTopics;
import dev.herald.worker.topic.TopicProperties;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.springframework.util.unit.DataSize;
import redis.clients.jedis.RedisClient;

/// What all contestants share: the broker, Redis, the channel, and a second channel that answers
/// after ten seconds. All of it but Redis lives in this JVM, on the cores that are measured.
final class Ground implements AutoCloseable {
  private static final Duration RENEWAL = Duration.ofMinutes(1);
  private static final Duration LEAST = Duration.ofMillis(95);
  private static final Duration JITTER = Duration.ofMillis(10);
  private static final Latency USUAL = Latency.of(LEAST, JITTER);

  private final KafkaBroker broker = KafkaBroker.start();
  private final RedisServer redis = RedisServer.start();
  private final RedisClient client = RedisClient.create(redis.uri());
  private final Recording recording = new Recording();
  private final LocalChannel channel = channel("127.0.0.1", USUAL);
  private final LocalChannel slow =
      channel("localhost", Latency.of(Duration.ofSeconds(10), Duration.ZERO));
  private final Population population = new Population(client, slow.serviceUrl());

  /// Two names for one machine are two hosts to whoever counts by host.
  private LocalChannel channel(String host, Latency latency) {
    return LocalChannel.builder().host(host).latency(latency).recorder(recording).start();
  }

  /// Empty topics with that many partitions, and no group that remembers others.
  void renewTopics(int partitions) throws ExecutionException, InterruptedException {
    List<NewTopic> topics =
        HeraldTopics.of(
            new TopicProperties(
                true, partitions, (short) 1, Duration.ofDays(7), DataSize.ofMegabytes(3)));
    try (Admin admin = broker.admin()) {
      List<String> groups =
          admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
              .map(GroupListing::groupId)
              .toList();
      admin.deleteConsumerGroups(groups).all().get();
      List<String> known =
          admin.listTopics().names().get().stream()
              .filter(name -> !name.equals(Topics.REFERENCES))
              .toList();
      admin.deleteTopics(known).all().get();
      CreateTopicsResult created = admin.createTopics(topics);
      created.all().get();
      for (NewTopic topic : topics) {
        Uuid id = created.topicId(topic.name()).get();
        await()
            .atMost(RENEWAL)
            .ignoreExceptions()
            .until(() -> id.equals(known(admin, topic.name())));
      }
    }
  }

  /// As the broker knows it, which may be later than the controller: what is published to a topic
  /// that is about to go is taken and gone.
  private static Uuid known(Admin admin, String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .topicNameValues()
        .values()
        .iterator()
        .next()
        .get()
        .topicId();
  }

  void latency(Latency changed) {
    channel.faults().latency(changed);
  }

  /// The channel as it is usually.
  void calm() {
    channel.faults().clear();
    latency(USUAL);
  }

  /// How many messages a second the channel shows in one conversation, which gets one after the
  /// other.
  double shownPerSecondInOrder() {
    return 1e9 / LEAST.plus(JITTER.dividedBy(2)).toNanos();
  }

  LocalChannel channel() {
    return channel;
  }

  Recording recording() {
    return recording;
  }

  void grow(int conversations) {
    population.grow(conversations, channel.serviceUrl());
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  String redisUri() {
    return redis.uri();
  }

  URI serviceUrl() {
    return channel.serviceUrl();
  }

  /// Whether a worker has put into Redis all that was told.
  boolean isLedgerComplete() {
    return client.hexists("herald:ledger:2", "complete");
  }

  Machine machine() {
    return Machine.of(client);
  }

  @Override
  public void close() {
    channel.close();
    slow.close();
    client.close();
    redis.close();
    broker.close();
  }
}
