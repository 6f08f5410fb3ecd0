package dev.herald.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.activity.Activity;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.ReferenceStore.Change;
import dev.herald.conversation.ReferenceStore.Page;
import dev.herald.conversation.References;
import dev.herald.conversation.Standing;
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
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
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
  void channelsOfATeam_areFoundByTheTeam() {
    StoredReference channel = stored(inTeam("19:c@thread.tacv2"), 0);
    store.record(channel);
    store.record(stored(References.activity("u", "19:other", "channel", null), 0));
    assertThat(store.ofTeam("19:team")).containsExactly(channel);
    store.erase(channel.key(), References.SEEN.plusSeconds(60));
    assertThat(store.ofTeam("19:team")).isEmpty();
  }

  @Test
  void movedReference_restsUntilALaterActivityAndKeepsWhatWasKnown() {
    StoredReference ann = References.personal("u", "c");
    store.record(ann);
    Standing dead = new Standing(ReferenceState.DEAD, ann.seenAt().plusSeconds(2), "gone");
    assertThat(store.move(ann.key(), dead)).isPresent();
    StoredReference found = store.find(ann.key()).orElseThrow();
    assertThat(found.standing()).isEqualTo(dead);
    assertThat(found.reference()).isEqualTo(ann.reference());
    assertThat(found.timeZone()).isEqualTo(ann.timeZone());
    store.record(stored(References.activity("u", "c", "personal", null), 1));
    assertThat(store.find(ann.key()).orElseThrow().state()).isEqualTo(ReferenceState.DEAD);
    store.record(stored(References.activity("u", "c", "personal", null), 3));
    assertThat(store.find(ann.key()).orElseThrow().state()).isEqualTo(ReferenceState.ACTIVE);
    assertThat(store.move(ann.key(), dead)).isPresent();
    assertThat(store.find(ann.key()).orElseThrow().state()).isEqualTo(ReferenceState.ACTIVE);
  }

  @Test
  void moveOfAnUnknownReference_makesNone() {
    StoredReference ann = References.personal("u", "c");
    assertThat(store.move(ann.key(), Standing.active(ann.seenAt()))).isEmpty();
    assertThat(store.find(ann.key())).isEmpty();
  }

  private static Activity inTeam(String channel) {
    return References.activity("u", channel, "channel", null)
        .with("channelData", JsonMapper.shared().readTree("{\"team\":{\"id\":\"19:team\"}}"));
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
