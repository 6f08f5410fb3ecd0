package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.Origin;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.References;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.redis.RedisConnections;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.notification.Outcome;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisCluster;
import dev.herald.testing.RedisServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;

/// What deliveries ask of a cluster, and of the master that a sentinel names.
@Tag("long")
class RedisLayoutsIT {
  private static final Outcome SENT = new Outcome.Delivered(List.of("a1"), false);

  @Test
  void cluster_keepsReferencesAndTheLedgerOnAllItsNodes() throws Exception {
    try (RedisCluster cluster = RedisCluster.start();
        UnifiedJedis redis = open(cluster.uri());
        Coalescer coalescer = Coalescers.on(redis)) {
      ReferenceStore store = new RedisReferenceStore(redis);
      new RedisMirrorMarks(redis).finishRebuild(Map.of());
      List<StoredReference> stored =
          IntStream.range(0, 300).mapToObj(RedisLayoutsIT::reference).toList();
      stored.forEach(store::record);
      StoredReferences references = new StoredReferences(coalescer);
      Ledger ledger = ledger(coalescer);

      together(
          stored,
          each -> {
            assertThat(references.asking(each.key()).await()).contains(each);
            String delivery = each.key().toString();
            assertThat(ledger.claim(delivery)).isInstanceOf(Claim.Granted.class);
            ledger.settle(delivery, SENT);
            assertThat(ledger.claim(delivery)).isEqualTo(new Claim.Settled(SENT));
          });

      assertThat(store.personalOf("29:u7")).containsExactly(stored.get(7));
      assertThat(store.named("a:7")).containsExactly(stored.get(7));
      assertThat(all(store)).containsExactlyInAnyOrderElementsOf(stored);
      for (RedisServer master : cluster.masters()) {
        try (Jedis node = new Jedis("127.0.0.1", master.port())) {
          assertThat(node.dbSize()).isGreaterThan(100);
        }
      }
    }
  }

  @Test
  void slotThatMovedToAnotherNode_isFollowed() {
    try (RedisCluster cluster = RedisCluster.start();
        UnifiedJedis redis = open(cluster.uri());
        Coalescer coalescer = Coalescers.on(redis)) {
      Ledger ledger = ledger(coalescer);
      ledger.claim("d1");
      ledger.settle("d1", SENT);
      cluster.move("herald:d:d1");

      assertThat(ledger.claim("d1")).isEqualTo(new Claim.Settled(SENT));
      assertThat(ledger.claim("d1")).isEqualTo(new Claim.Settled(SENT));
    }
  }

  @Test
  void nodeThatIsGone_failsItsOwnQuestionsAlone() {
    try (RedisCluster cluster = RedisCluster.start("--cluster-require-full-coverage", "no");
        UnifiedJedis redis = open(cluster.uri());
        Coalescer coalescer = Coalescers.on(redis)) {
      Ledger ledger = ledger(coalescer);
      List<String> deliveries = IntStream.range(0, 90).mapToObj(i -> "d" + i).toList();
      deliveries.forEach(ledger::claim);
      RedisServer gone = cluster.ownerOf(LedgerKeys.of("d0").claim());
      List<String> others =
          deliveries.stream()
              .filter(d -> cluster.ownerOf(LedgerKeys.of(d).claim()) != gone)
              .toList();
      gone.kill();

      assertThatThrownBy(() -> ledger.claim("d0")).isInstanceOf(LedgerUnavailableException.class);
      assertThat(others).hasSizeGreaterThan(20);
      others.forEach(each -> assertThat(ledger.claim(each)).isInstanceOf(Claim.Granted.class));
    }
  }

  @Test
  void clusterWithAMasterThatIsAnotherRun_isNotVouchedForByItsMarks() {
    try (RedisCluster cluster = RedisCluster.start();
        UnifiedJedis redis = open(cluster.uri())) {
      RedisMirrorMarks marks = new RedisMirrorMarks(redis);
      marks.finishRebuild(Map.of(0, 5L));
      assertThat(marks.read().offsets()).isEqualTo(Map.of(0, 5L));
      assertThat(marks.read().server()).isEqualTo(marks.read().server());

      RedisServer keeper = cluster.ownerOf("herald:mirror:3");
      RedisServer other =
          cluster.masters().stream().filter(each -> each != keeper).findFirst().orElseThrow();
      other.kill();
      other.restart();

      Awaitility.await("the marks' loss")
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(marks.read().offsets()).isNull());
    }
  }

  @Test
  void sentinel_namesTheMasterAndAfterAFailOverTheNextOne() {
    try (RedisServer master = RedisServer.start();
        RedisServer replica = RedisServer.start();
        RedisServer sentinel = RedisServer.startSentinel("herald", master)) {
      try (Jedis jedis = new Jedis("127.0.0.1", replica.port())) {
        jedis.replicaof("127.0.0.1", master.port());
      }
      try (UnifiedJedis redis = open("redis-sentinel://127.0.0.1:" + sentinel.port() + "/herald");
          Coalescer coalescer = Coalescers.on(redis)) {
        Ledger ledger = ledger(coalescer);
        ledger.claim("d1");
        ledger.settle("d1", SENT);
        awaitReplica(sentinel, replica);
        master.kill();

        Awaitility.await("the fail-over")
            .atMost(Duration.ofSeconds(60))
            .ignoreExceptionsInstanceOf(LedgerUnavailableException.class)
            .untilAsserted(() -> assertThat(ledger.claim("d1")).isEqualTo(new Claim.Settled(SENT)));
        ledger.claim("d2");
        ledger.settle("d2", SENT);
        assertThat(ledger.claim("d2")).isEqualTo(new Claim.Settled(SENT));
      }
    }
  }

  private static void awaitReplica(RedisServer sentinel, RedisServer replica) {
    Awaitility.await("the sentinel knows the replica, which has everything")
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          try (Jedis one = new Jedis("127.0.0.1", sentinel.port());
              Jedis two = new Jedis("127.0.0.1", replica.port())) {
            return one.sentinelReplicas("herald").size() == 1 && two.dbSize() > 0;
          }
        });
  }

  private static UnifiedJedis open(String url) {
    return new RedisConnections(URI.create(url), Duration.ofSeconds(2), 8, Duration.ofSeconds(5))
        .open("layouts");
  }

  private static Ledger ledger(Coalescer coalescer) {
    LedgerProperties properties = new LedgerProperties(Duration.ofMinutes(1), Duration.ofDays(7));
    return new RedisLedger(coalescer, "one", properties, new Trusting(), Clock.systemUTC());
  }

  private static StoredReference reference(int i) {
    return new StoredReference(
        ConversationReference.of(References.activity("29:u" + i, "a:" + i, "personal", null))
            .orElseThrow(),
        Standing.active(References.SEEN),
        References.SEEN,
        null,
        Origin.verifiedFor("app"));
  }

  private static List<StoredReference> all(ReferenceStore store) {
    List<StoredReference> found = new ArrayList<>();
    String cursor = null;
    do {
      ReferenceStore.Page page = store.page(cursor);
      found.addAll(page.references());
      cursor = page.next();
    } while (cursor != null);
    return found;
  }

  private static void together(List<StoredReference> all, Consumer<StoredReference> doing)
      throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> done = new ArrayList<>();
      all.forEach(each -> done.add(threads.submit(() -> doing.accept(each))));
      for (Future<?> each : done) {
        each.get();
      }
    }
  }
}
