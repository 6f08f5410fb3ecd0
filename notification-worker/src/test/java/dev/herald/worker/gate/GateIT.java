package dev.herald.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.Origin;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.References;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoreUnavailableException;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.notification.Delivery;
import dev.herald.notification.IfUnknown;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.Outcome;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

/// What an attempt is told at its beginning.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateIT {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);
  private final ReferenceStore store = new RedisReferenceStore(redis);
  private final Collapse collapse = new RedisCollapse(redis, coalescer, Duration.ofDays(7));
  private final Ledger ledger = ledger("one");
  private final Gate gate = new Gate(ledger, collapse, new StoredReferences(coalescer));

  @BeforeEach
  void empty() {
    redis.flushAll();
    new RedisMirrorMarks(redis).finishRebuild(Map.of());
  }

  @AfterAll
  void stop() {
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void delivery_isClaimedWithTheReferenceAndTheNewestOfItsKey() {
    StoredReference stored = known("a:1");
    collapse.enter("k", "newer", 2_000);

    assertThat(gate.open(to(stored, "k"), Reopening.NONE, claim -> claim))
        .isEqualTo(
            new Opening(
                new Claim.Granted(List.of(), false), Optional.of("newer"), Optional.of(stored)));
  }

  @Test
  void referenceThatChanged_isReadAsItIsNow() {
    StoredReference before = known("a:1");
    gate.open(to(before, null), Reopening.NONE, claim -> claim);
    StoredReference now = reference("a:1", NOW.plusSeconds(1));
    store.record(now);

    assertThat(
            gate.open(to(before, null), Reopening.NONE, claim -> claim)
                .reference()
                .map(StoredReference::seenAt))
        .contains(now.seenAt());
  }

  @Test
  void conversationWithoutReference_hasNone() {
    assertThat(
            gate.open(to(reference("a:1", NOW), null), Reopening.NONE, claim -> claim).reference())
        .isEmpty();
  }

  @Test
  void storeThatIsNotRebuilt_doesNotKnowThatThereIsNone() {
    redis.flushAll();
    Delivery delivery = to(reference("a:1", NOW), null);

    assertThatThrownBy(() -> gate.open(delivery, Reopening.NONE, claim -> claim))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(ledger("other").claim(delivery.id()))
        .as("what the next worker finds")
        .isEqualTo(new Claim.Granted(List.of(), false));
  }

  @Test
  void referenceThatIsRestoredWhileItIsLookedFor_isFound() {
    redis.flushAll();
    StoredReferences references = new StoredReferences(coalescer);
    StoredReference restored = reference("a:1", NOW);
    Answer<Optional<StoredReference>> asked = references.asking(restored.key());
    Answer<Optional<StoredReference>> behind = references.asking(reference("a:2", NOW).key());
    assertThatThrownBy(behind::await).isInstanceOf(StoreUnavailableException.class);

    store.record(restored);
    new RedisMirrorMarks(redis).finishRebuild(Map.of());

    assertThat(asked.await()).contains(restored);
  }

  @Test
  void deliveryThatEndedOrIsHeld_isNotLookedInto() {
    redis.flushAll();
    Delivery ended = to(reference("a:1", NOW), null);
    ledger.settle(ended.id(), new Outcome.Expired());
    Delivery held = to(reference("a:2", NOW), null);
    ledger("other").claim(held.id());

    assertThat(gate.open(ended, Reopening.NONE, claim -> claim).claim())
        .isEqualTo(new Claim.Settled(new Outcome.Expired()));
    assertThat(gate.open(held, Reopening.NONE, claim -> claim).claim())
        .isInstanceOf(Claim.Held.class);
  }

  @Test
  void newerEventOfAKey_isSeenAtTheNextLook() {
    Notification event = to(reference("a:1", NOW), "k").event();
    collapse.enter("k", event.id(), 1_000);
    assertThat(gate.isNewest(event)).isTrue();

    collapse.enter("k", "newer", 2_000);

    assertThat(gate.isNewest(event)).isFalse();
    assertThat(gate.isNewest(to(reference("a:1", NOW), null).event())).as("without a key").isTrue();
  }

  private StoredReference known(String conversation) {
    StoredReference stored = reference(conversation, NOW);
    store.record(stored);
    return stored;
  }

  private static StoredReference reference(String conversation, Instant seen) {
    Activity activity = References.activity("29:ann", conversation, "personal", null);
    return new StoredReference(
        ConversationReference.of(activity).orElseThrow(),
        Standing.active(seen),
        seen,
        null,
        Origin.verifiedFor("app"));
  }

  private static Delivery to(StoredReference stored, @Nullable String supersedes) {
    return Delivery.of(
        new Notification(
            "e",
            new Target.User("u", Target.Narrowing.NONE),
            Message.Content.text("hi"),
            Priority.NORMAL,
            null,
            null,
            supersedes,
            IfUnknown.RESEND,
            null,
            null),
        stored.key());
  }

  private Ledger ledger(String owner) {
    LedgerProperties properties = new LedgerProperties(Duration.ofMinutes(1), Duration.ofDays(7));
    return new RedisLedger(coalescer, owner, properties, new Trusting(), Clock.systemUTC());
  }
}
