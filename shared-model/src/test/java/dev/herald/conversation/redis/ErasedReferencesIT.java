package dev.herald.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.ReferenceStore.Change;
import dev.herald.conversation.ReferenceStore.Mirrored;
import dev.herald.conversation.References;
import dev.herald.conversation.StoredReference;
import dev.herald.notification.Delivery;
import dev.herald.testing.RedisServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

/// What was erased stays away, whoever brings it again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasedReferencesIT {
  private static final Instant AT = References.SEEN.plusSeconds(60);

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final ReferenceStore store = new RedisReferenceStore(redis);
  private final StoredReference ann = References.personal("29:ann", "a:1");

  @BeforeEach
  void empty() {
    redis.flushAll();
    MirrorMarks marks = new RedisMirrorMarks(redis);
    marks.finishRebuild(Map.of());
  }

  @AfterAll
  void stop() {
    redis.close();
    server.close();
  }

  @Test
  void anErasedReference_isFoundByNobodyAndLeavesNoIdBehind() {
    store.record(ann);

    assertThat(store.erase(ann.key(), AT)).contains(ann);

    assertNobody();
    assertThat(redis.keys("herald:u:*")).isEmpty();
    assertThat(store.erase(ann.key(), AT)).isEmpty();
  }

  @Test
  void whatWasSeenBefore_comesBackByNoWay() {
    StoredReference unmirrored = Objects.requireNonNull(store.record(ann).unmirrored());
    store.erase(ann.key(), AT);

    assertThat(store.record(ann).change()).isEqualTo(Change.ERASED);
    assertThat(store.record(later(60)).change()).isEqualTo(Change.ERASED);
    store.restore(List.of(ann), true);
    assertThat(store.mirrored(unmirrored)).isEqualTo(new Mirrored.Erased());

    assertNobody();
    assertThat(redis.keys("herald:u:*")).isEmpty();
  }

  @Test
  void anErasureThatIsReadFirst_keepsTheReferenceAway() {
    assertThat(store.erase(ann.key(), AT)).isEmpty();

    store.restore(List.of(ann), true);

    assertNobody();
  }

  @Test
  void whoSpeaksAgain_isANewBeginning() {
    store.record(ann);
    store.erase(ann.key(), AT);
    StoredReference again = later(61);

    assertThat(store.record(again).change()).isEqualTo(Change.NEW);

    assertThat(store.personalOf("29:ann")).singleElement().isEqualTo(again);
    assertThat(store.erase(ann.key(), AT)).as("an old erasure, replayed").isEmpty();
    assertThat(store.find(ann.key())).contains(again);
  }

  @Test
  void referencesAndErasuresInAnyOrder_endTheSame() {
    Random random = new Random(11);
    for (int i = 0; i < 100; i++) {
      String conversation = "c" + i;
      Activity activity = References.activity("u", conversation, "personal", null);
      List<StoredReference> seen =
          IntStream.range(0, 6)
              .mapToObj(
                  s -> References.stored(activity, References.SEEN.plusSeconds(20L * s), null))
              .toList();
      List<Integer> order = new ArrayList<>(IntStream.range(0, 7).boxed().toList());
      Collections.shuffle(order, random);
      ConversationKey key = seen.getFirst().key();

      for (int step : order) {
        if (step == 6) {
          store.erase(key, References.SEEN.plusSeconds(i % 2 == 0 ? 90 : 110));
        } else {
          store.record(seen.get(step));
        }
      }

      assertThat(store.find(key).map(StoredReference::seenAt))
          .as("%s in order %s", conversation, order)
          .isEqualTo(i % 2 == 0 ? Optional.of(seen.get(5).seenAt()) : Optional.empty());
    }
  }

  @Test
  void whatTheMirrorWasToldTooLate_isToldAgainAsItIsNow() {
    StoredReference first = Objects.requireNonNull(store.record(ann).unmirrored());
    Activity moved =
        References.activity("29:ann", "a:1", "personal", "en-GB").with("serviceUrl", "https://b/");
    store.record(References.stored(moved, References.SEEN.plusSeconds(1), null));

    assertThat(store.mirrored(first))
        .isInstanceOfSatisfying(
            Mirrored.Outdated.class,
            outdated ->
                assertThat(outdated.now().reference().serviceUrl()).isEqualTo("https://b/"));
  }

  @Test
  void theLedgerForgetsAConversationAndNothingElse() {
    String mine = Delivery.suffixOf(ann.key());
    String other = Delivery.suffixOf(References.personal("29:bob", "a:2").key());
    IntStream.range(0, 5_000).forEach(i -> redis.set("herald:d:e" + i + other, "D 1 []"));
    IntStream.range(0, 30).forEach(i -> redis.set("herald:d:e" + i + mine, "D 1 []"));

    LedgerTraces ledger = new LedgerTraces(redis);

    assertThat(ledger.erase(Set.of(mine))).isEqualTo(30);

    assertThat(redis.dbSize()).isEqualTo(5_001);
    assertThat(ledger.erase(Set.of(mine, "~nobody"))).isZero();
    assertThat(ledger.erase(Set.of(mine, other))).isEqualTo(5_000);
  }

  private StoredReference later(int seconds) {
    Activity activity = References.activity("29:ann", "a:1", "personal", "en-GB");
    return References.stored(activity, References.SEEN.plusSeconds(seconds), "Europe/London");
  }

  private void assertNobody() {
    assertThat(store.find(ann.key())).isEmpty();
    assertThat(store.named("a:1")).isEmpty();
    assertThat(store.personalOf("29:ann")).isEmpty();
    assertThat(store.personalOf("aad-29:ann")).isEmpty();
    assertThat(store.page(null).references()).isEmpty();
  }
}
