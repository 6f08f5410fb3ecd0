package dev.herald.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.References;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import dev.herald.testing.Topic;
import dev.herald.worker.NotificationWorkerApplication;
import dev.herald.worker.control.ControlBoard;
import dev.herald.worker.control.ControlTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is kept of plans and replays, how long, and whom it names.
@Tag("long")
class PlansKeptIT {
  private final Instant old = Instant.now().minus(Duration.ofDays(31));
  private final Instant young = Instant.now().minus(Duration.ofDays(29));

  private static KafkaBroker broker;
  private static RedisServer server;
  private static RedisClient redis;
  private static ConfigurableApplicationContext worker;

  @BeforeAll
  static void start() {
    broker = KafkaBroker.start();
    server = RedisServer.start();
    redis = RedisClient.create(server.uri());
    new RedisMirrorMarks(redis).finishRebuild(Map.of());
    worker =
        NotificationWorkerApplication.builder()
            .profiles("local")
            .registerShutdownHook(false)
            .run(
                "--server.port=0",
                "--spring.jmx.enabled=false",
                // Leads no replays: nothing happens but what is told here.
                "--herald.worker.roles=send",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--herald.redis.url=" + server.uri());
  }

  @AfterAll
  static void stop() {
    worker.close();
    redis.close();
    server.close();
    broker.close();
  }

  @Test
  void whatIsOldAndRests_isForgottenWithTombstones_whatRunsOrIsYoungStays() {
    keep("old-plan", old, null);
    keep("old-over", old, Run.State.PUBLISHED);
    keep("old-aborted", old, Run.State.ABORTED);
    keep("old-paused", old, Run.State.PAUSED);
    keep("old-running", old, Run.State.RUNNING);
    keep("young-over", young, Run.State.PUBLISHED);
    applied("old-waiting", old);
    mark("discard/0/1", old);
    mark("skip/notifications/0/1", old);
    mark("skip/notifications/0/2", young);
    orders().put("skip/notifications/0/3", JsonNodeFactory.instance.objectNode());

    Awaitility.await("all orders to be known")
        .until(() -> worker.getBean(ControlBoard.class).isComplete());
    worker.getBean(Pruning.class).look();

    assertThat(standing())
        .containsExactlyInAnyOrder(
            "plan/old-running",
            "replay/old-running",
            "run/old-running",
            "plan/young-over",
            "replay/young-over",
            "run/young-over",
            "plan/old-waiting",
            "replay/old-waiting",
            "skip/notifications/0/2",
            "skip/notifications/0/3");
  }

  @Test
  void aPlan_namesNobodyOnTheControlTopic_andShowsConversationsAsLongAsTheyAreKnown() {
    StoredReference ann = References.personal("29:ann", "a:conversation-of-ann");
    ReferenceStore store = new RedisReferenceStore(redis);
    store.restore(List.of(ann), true);
    Instant from = Instant.now();
    try (Topic notifications = new Topic(broker.bootstrapServers(), "notifications")) {
      notifications.publish(
          """
          {"id":"e","to":{"conversation":"a:conversation-of-ann"},"message":{"text":"Hello"}}\
          """);
    }

    Plan plan = planned(from, "conversation=a:conversation-of-ann");

    Plans plans = worker.getBean(Plans.class);
    assertThat(plan.wouldSend()).isEqualTo(1);
    assertThat(plans.shown(plan).at("/report/topConversations").propertyNames())
        .containsExactly(ann.key().toString());
    assertThat(plan.json().toString()).doesNotContain("of-ann").doesNotContain("29:ann");
    store.erase(ann.key(), Instant.now());
    assertThat(plans.shown(plan).toString()).doesNotContain("of-ann");
    assertThat(standingText()).doesNotContain("of-ann");
  }

  private static Plan planned(Instant from, String where) {
    Plans plans = worker.getBean(Plans.class);
    String id = plans.begin(order(from, Instant.now().plusSeconds(1), where)).id();
    return Awaitility.await("the plan")
        .until(() -> plans.find(id).orElseThrow(), found -> found.state() == Plan.State.READY);
  }

  private static Order order(Instant from, Instant to, String where) {
    return new Order(Origin.NOTIFICATIONS, from, to, Filter.parse(where), false, false, "", "ann");
  }

  private static void keep(String id, Instant at, Run.@Nullable State state) {
    Order order = order(at.minusSeconds(60), at, "");
    Plan plan = new Plan(id, order, new Span(Map.of()), Plan.State.READY, 0, null, null, at);
    orders().put(Plan.PREFIX + id, plan.json());
    if (state != null) {
      applied(id, at);
      Run run = Run.begin(plan, at).as(state, at);
      orders().put(Run.PREFIX + id, run.json());
    }
  }

  private static void applied(String id, Instant at) {
    if (worker.getBean(Plans.class).find(id).isEmpty()) {
      keep(id, at, null);
    }
    Replay replay = new Replay(id, Replay.Wish.RUN, 0, "ann", at);
    orders().put(Replay.PREFIX + id, replay.json());
  }

  private static void mark(String key, Instant at) {
    orders().put(key, JsonNodeFactory.instance.objectNode().put("at", at.toString()));
  }

  private static ControlTopic orders() {
    return worker.getBean(ControlTopic.class);
  }

  /// The keys that anybody who reads the topic from its beginning finds, but for other tests' ones.
  private static Set<String> standing() {
    Map<String, Boolean> last = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> each : records()) {
      last.put(new String(each.key(), StandardCharsets.UTF_8), each.value() != null);
    }
    return last.entrySet().stream()
        .filter(each -> each.getValue() && !each.getKey().matches("plan/r[0-9a-f]{8}"))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static String standingText() {
    StringBuilder text = new StringBuilder();
    for (ConsumerRecord<byte[], byte[]> each : records()) {
      text.append(each.value() == null ? "" : new String(each.value(), StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records() {
    try (Topic control = new Topic(broker.bootstrapServers(), "herald-control")) {
      return control.read();
    }
  }
}
