package dev.herald.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.activity.Activity;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.ReferenceStore.Change;
import dev.herald.conversation.ReferenceStore.Recorded;
import dev.herald.conversation.References;
import dev.herald.conversation.StoreUnavailableException;
import dev.herald.conversation.StoredReference;
import dev.herald.testing.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

/// What the store and its mirror know of each other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MirroredReferencesIT {
  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final ReferenceStore store = new RedisReferenceStore(redis);
  private final MirrorMarks marks = new RedisMirrorMarks(redis);

  @BeforeEach
  void empty() {
    redis.flushAll();
    marks.finishRebuild(Map.of());
  }

  @AfterAll
  void stop() {
    redis.close();
    server.close();
  }

  @Test
  void whatTheMirrorDoesNotHave_isToldUntilItHas() {
    StoredReference ann = References.personal("u", "c");
    StoredReference first = Objects.requireNonNull(store.record(ann).unmirrored());

    assertThat(store.record(ann).unmirrored()).as("the mirror was away").isNotNull();
    store.mirrored(first);
    assertThat(store.record(ann).unmirrored()).isNull();

    Activity moved = References.activity("u", "c", "personal", "de-DE");
    Recorded changed = store.record(References.stored(moved, References.SEEN.plusSeconds(1), null));
    assertThat(changed.change()).isEqualTo(Change.CHANGED);
    assertThat(changed.unmirrored()).isNotNull();
    store.mirrored(first);
    assertThat(
            store
                .record(References.stored(moved, References.SEEN.plusSeconds(1), null))
                .unmirrored())
        .as("what was mirrored is not what is there")
        .isNotNull();
  }

  @Test
  void whoeverIsNotFiledWhileTheMirrorLacksThem_isFiledWhenSeenAgain() {
    StoredReference ann = References.personal("29:ann", "a:1");
    store.record(ann);
    redis.del(redis.keys("herald:u:*").toArray(String[]::new));

    StoredReference kept = Objects.requireNonNull(store.record(ann).unmirrored());

    assertThat(store.personalOf("29:ann")).containsExactly(ann);
    store.mirrored(kept);
    long writes = calls("evalsha");
    store.record(ann);
    assertThat(calls("evalsha") - writes).as("scripts for who is known").isEqualTo(1);
  }

  private long calls(String command) {
    String stats = redis.info("commandstats");
    int at = stats.indexOf("calls=", stats.indexOf("cmdstat_" + command + ":"));
    return Long.parseLong(stats.substring(at + "calls=".length(), stats.indexOf(',', at)));
  }

  @Test
  void restoredReferences_areWhatTheyWereAndNeverReplaceNewerOnes() {
    StoredReference ann = References.personal("29:ann", "a:1");
    StoredReference bob = References.personal("29:bob", "a:2");
    List<StoredReference> mirrored =
        Stream.of(ann, bob)
            .map(each -> store.record(each).unmirrored())
            .map(Objects::requireNonNull)
            .toList();
    redis.flushAll();
    marks.finishRebuild(Map.of());
    StoredReference newer = stored(References.activity("29:bob", "a:2", "personal", "sv-SE"), 9);
    store.record(newer);

    store.restore(mirrored, true);

    assertThat(store.personalOf("29:ann")).containsExactly(ann);
    assertThat(store.find(bob.key()).orElseThrow().seenAt()).isEqualTo(newer.seenAt());
    assertThat(store.record(ann).unmirrored()).as("the mirror has it").isNull();
  }

  @Test
  void emptyStoreThatNobodyRebuilt_knowsNothingRatherThanNobody() {
    redis.flushAll();

    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.named("c"));
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.personalOf("u"));
    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.page(null));

    marks.finishRebuild(Map.of(0, 5L));
    assertThat(store.named("c")).isEmpty();
  }

  @Test
  void marks_moveForwardUnlessRedisWentBack() {
    marks.finishRebuild(Map.of(0, 5L));
    assertThat(marks.advance(0, 8, 5)).isTrue();
    assertThat(marks.advance(0, 7, 8)).isTrue();
    assertThat(marks.read().offsets()).containsEntry(0, 8L);

    marks.finishRebuild(Map.of(0, 6L));
    assertThat(marks.advance(0, 9, 8)).as("it said 8 before").isFalse();
    assertThat(marks.read().offsets()).containsEntry(0, 6L);

    redis.flushAll();
    assertThat(marks.advance(0, 9, 0)).isFalse();
    assertThat(marks.read().offsets()).isNull();
  }

  @Test
  void redisThatIsFull_isNeverASilentLoss() {
    redis.configSet("maxmemory", "1");
    try {
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> store.record(References.personal("u", "full")));
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> store.restore(List.of(References.personal("u", "full")), true));
    } finally {
      redis.configSet("maxmemory", "0");
    }
  }

  private static StoredReference stored(Activity activity, int second) {
    Instant seen = References.SEEN.plus(Duration.ofSeconds(second));
    return References.stored(activity, seen, null);
  }

  @Test
  void storeThatIsWipedWhileItIsRebuilt_isNotVouchedFor() {
    marks.beginRebuild();
    redis.flushAll();

    assertThat(marks.finishRebuild(Map.of(0, 5L))).isFalse();
    assertThat(marks.read().offsets()).isNull();

    marks.beginRebuild();
    assertThat(marks.finishRebuild(Map.of(0, 5L))).isTrue();
    assertThat(marks.read().offsets()).isEqualTo(Map.of(0, 5L));
  }

  @Test
  void whoFinishesLaterWithAnEarlierEnd_doesNotTakeTheMarkBack() {
    MirrorMarks other = new RedisMirrorMarks(redis);
    marks.beginRebuild();
    other.beginRebuild();
    assertThat(other.finishRebuild(Map.of(0, 6L))).isTrue();

    assertThat(marks.finishRebuild(Map.of(0, 5L))).isTrue();
    assertThat(marks.read().offsets()).isEqualTo(Map.of(0, 6L));
  }

  @Test
  void markOfATopicThatWasMadeAnew_isTakenBack() {
    marks.finishRebuild(Map.of(0, 10L));
    marks.beginRebuild();

    assertThat(marks.finishRebuild(Map.of(0, 3L))).isTrue();
    assertThat(marks.read().offsets()).isEqualTo(Map.of(0, 3L));
  }
}
