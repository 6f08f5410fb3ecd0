package dev.herald.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.activity.Activity;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.ReferenceStore.Change;
import dev.herald.conversation.ReferenceStore.Page;
import dev.herald.conversation.ReferenceStore.Recorded;
import dev.herald.conversation.References;
import dev.herald.conversation.StoreUnavailableException;
import dev.herald.conversation.StoredReference;
import dev.herald.testing.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisReferenceStoreIT {
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
  void recordedReference_isFoundByKeyByConversationAndByBothIdsOfItsUser() {
    StoredReference ann = References.personal("29:ann", "a:1");

    assertThat(store.record(ann).change()).isEqualTo(Change.NEW);

    assertThat(store.find(ann.key())).contains(ann);
    assertThat(store.named("a:1")).containsExactly(ann);
    assertThat(store.personalOf("29:ann")).containsExactly(ann);
    assertThat(store.personalOf("aad-29:ann")).containsExactly(ann);
  }

  @Test
  void groupConversation_isNotFiledUnderWhoeverSpoke() {
    store.record(stored(References.activity("29:ann", "19:g", "groupChat", null), 0));

    assertThat(store.personalOf("29:ann")).isEmpty();
    assertThat(store.named("19:g")).hasSize(1);
  }

  @Test
  void olderReference_neverReplacesANewerOne() {
    StoredReference newer = stored(References.activity("u", "c", "personal", "sv-SE"), 5);
    store.record(newer);

    assertThat(store.record(stored(References.activity("u", "c", "personal", "en-GB"), 4)).change())
        .isEqualTo(Change.OLDER);
    assertThat(store.find(newer.key())).contains(newer);
  }

  @Test
  void redeliveredReference_changesNothing() {
    StoredReference ann = References.personal("u", "c");
    store.record(ann);

    assertThat(store.record(ann).change()).isEqualTo(Change.SEEN);
    assertThat(store.find(ann.key())).contains(ann);
  }

  @Test
  void whatTheMirrorDoesNotHave_isToldUntilItHas() {
    StoredReference ann = References.personal("u", "c");
    String first = Objects.requireNonNull(store.record(ann).unmirrored());

    assertThat(store.record(ann).unmirrored()).as("the mirror was away").isNotNull();
    store.mirrored(ann.key(), first);
    assertThat(store.record(ann).unmirrored()).isNull();

    Activity moved = References.activity("u", "c", "personal", "de-DE");
    Recorded changed = store.record(References.stored(moved, References.SEEN.plusSeconds(1), null));
    assertThat(changed.change()).isEqualTo(Change.CHANGED);
    assertThat(changed.unmirrored()).isNotNull();
    store.mirrored(ann.key(), first);
    assertThat(
            store
                .record(References.stored(moved, References.SEEN.plusSeconds(1), null))
                .unmirrored())
        .as("what was mirrored is not what is there")
        .isNotNull();
  }

  @Test
  void restoredReferences_areWhatTheyWereAndNeverReplaceNewerOnes() {
    StoredReference ann = References.personal("29:ann", "a:1");
    StoredReference bob = References.personal("29:bob", "a:2");
    List<String> lines =
        Stream.of(ann, bob)
            .map(each -> store.record(each).unmirrored())
            .map(String::valueOf)
            .toList();
    redis.flushAll();
    marks.finishRebuild(Map.of());
    StoredReference newer = stored(References.activity("29:bob", "a:2", "personal", "sv-SE"), 9);
    store.record(newer);

    store.restore(lines);

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
  void missingLocaleOrZone_doesNotEraseAKnownOne() {
    Activity silent = References.activity("u", "c", "personal", null);
    store.record(References.personal("u", "c"));
    store.record(References.stored(silent, References.SEEN.plusSeconds(1), null));

    StoredReference found = store.named("c").getFirst();

    assertThat(found.reference().locale()).isEqualTo("en-GB");
    assertThat(found.timeZone()).isEqualTo("Europe/London");
    assertThat(found.seenAt()).isEqualTo(References.SEEN.plusSeconds(1));
  }

  @Test
  void anyOrderOfActivities_endsInTheNewest() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, 50).boxed().toList());
    Collections.shuffle(order, new Random(7));

    order.forEach(i -> store.record(stored(References.activity("u" + i, "c", "channel", null), i)));

    StoredReference newest = stored(References.activity("u49", "c", "channel", null), 49);
    assertThat(store.named("c"))
        .singleElement()
        .extracting(StoredReference::reference, StoredReference::seenAt, StoredReference::state)
        .containsExactly(newest.reference(), newest.seenAt(), newest.state());
  }

  @Test
  void sameConversationInTwoTenants_isTwoReferences() {
    Activity activity = References.activity("u", "c", "channel", null);
    Activity elsewhere =
        activity.with(
            "conversation",
            JsonMapper.shared()
                .readTree("{\"id\":\"c\",\"conversationType\":\"channel\",\"tenantId\":\"t2\"}"));
    store.record(stored(activity, 0));
    store.record(stored(elsewhere, 1));

    assertThat(store.named("c")).hasSize(2);
  }

  @Test
  void pages_showEveryReference() {
    IntStream.range(0, 2_000).forEach(i -> store.record(References.personal("u" + i, "c" + i)));

    Set<String> seen = new HashSet<>();
    @Nullable String cursor = null;
    do {
      Page page = store.page(cursor);
      page.references().forEach(found -> seen.add(found.key().conversation()));
      cursor = page.next();
    } while (cursor != null);

    assertThat(seen).hasSize(2_000);
  }

  @Test
  void redisThatIsAway_isNeverAnAnswer() {
    RedisServer other = RedisServer.start();
    RedisClient client = RedisClient.create(other.uri());
    ReferenceStore away = new RedisReferenceStore(client);
    other.close();

    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> away.named("c"));
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> away.record(References.personal("u", "c")));
    client.close();
  }

  private static StoredReference stored(Activity activity, int second) {
    Instant seen = References.SEEN.plus(Duration.ofSeconds(second));
    return References.stored(activity, seen, null);
  }
}
