package dev.herald.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.ReferenceStore.Change;
import dev.herald.conversation.ReferenceStore.Recorded;
import dev.herald.conversation.References;
import dev.herald.conversation.StoredReference;
import dev.herald.testing.RedisServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

/// What a send teaches of a reference, and what outweighs it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevisedReferencesIT {
  private static final Instant AFTER = References.SEEN.plusSeconds(60);

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final ReferenceStore store = new RedisReferenceStore(redis);
  private final MirrorMarks marks = new RedisMirrorMarks(redis);
  private final StoredReference ann = References.personal("29:ann", "a:1");
  private final StoredReference blocked =
      ann.standing(ReferenceState.BLOCKED, "ConversationBlockedByUser", AFTER);

  @BeforeEach
  void empty() {
    redis.flushAll();
    marks.finishRebuild(Map.of());
    store.record(ann);
  }

  @AfterAll
  void stop() {
    redis.close();
    server.close();
  }

  @Test
  void verdictOnWhatWasRead_isKeptAndAskedToBeMirrored() {
    Recorded recorded = store.revise(ann, blocked);

    assertThat(recorded).isEqualTo(new Recorded(Change.CHANGED, blocked));
    assertThat(store.find(ann.key())).contains(blocked);
  }

  @Test
  void verdictThatComesTwice_changesNothingButIsMirroredIfItWasNot() {
    store.revise(ann, blocked);

    assertThat(store.revise(ann, blocked)).isEqualTo(new Recorded(Change.SEEN, blocked));

    store.mirrored(blocked);
    assertThat(store.revise(ann, blocked)).isEqualTo(new Recorded(Change.SEEN, null));
  }

  @Test
  void referenceThatWasRefreshedSinceTheSendBegan_outweighsTheVerdict() {
    StoredReference refreshed =
        References.stored(
            References.activity("29:ann", "a:1", "personal", "en-GB").with("id", "2"),
            References.SEEN.plusMillis(1),
            "Europe/London");
    store.record(refreshed);

    assertThat(store.revise(ann, blocked).change()).isEqualTo(Change.OLDER);
    assertThat(store.find(ann.key()))
        .get()
        .extracting(StoredReference::state)
        .isEqualTo(ReferenceState.ACTIVE);
  }

  @Test
  void twoVerdictsOnTheSameReading_leaveTheFirst() {
    store.revise(ann, blocked);

    StoredReference suspect = ann.standing(ReferenceState.SUSPECT, "ConversationNotFound", AFTER);
    assertThat(store.revise(ann, suspect).change()).isEqualTo(Change.OLDER);
    assertThat(store.find(ann.key())).contains(blocked);
  }

  @Test
  void nextActivityOfTheUser_revives() {
    store.revise(ann, blocked);
    StoredReference spoke =
        References.stored(
            References.activity("29:ann", "a:1", "personal", "en-GB").with("id", "2"),
            AFTER.minusSeconds(30),
            "Europe/London");

    assertThat(store.record(spoke).change()).isEqualTo(Change.CHANGED);
    assertThat(store.find(ann.key())).contains(spoke);
  }

  @Test
  void redeliveryOfTheActivityBeforeTheVerdict_revivesNobody() {
    store.revise(ann, blocked);

    assertThat(store.record(ann).change()).isEqualTo(Change.OLDER);
    assertThat(store.find(ann.key())).contains(blocked);
  }

  @Test
  void verdictAndItsActivity_endTheSameInBothOrdersWhenTheyComeBackFromTheMirror() {
    redis.flushAll();
    marks.finishRebuild(Map.of());
    store.restore(List.of(blocked), true);
    store.restore(List.of(ann), true);

    assertThat(store.find(ann.key())).contains(blocked);
  }

  @Test
  void otherServiceUrl_isAVerdictToo() {
    StoredReference moved =
        ann.reachedBy("https://smba.infra.gcc.teams.microsoft.com/teams/")
            .standing(ReferenceState.ACTIVE, null, AFTER);

    assertThat(store.revise(ann, moved).change()).isEqualTo(Change.CHANGED);
    assertThat(store.find(ann.key())).contains(moved);
  }

  @Test
  void forgottenReference_isNotRevisedBackToLife() {
    store.erase(ann.key(), AFTER);

    assertThat(store.revise(ann, blocked)).isEqualTo(new Recorded(Change.OLDER, null));
    assertThat(store.find(ann.key())).isEmpty();
  }

  @Test
  void clockBehindTheChannels_stillPutsTheVerdictAfterItsActivity() {
    StoredReference early =
        ann.standing(ReferenceState.BLOCKED, "x", References.SEEN.minusSeconds(60));

    store.revise(ann, early);
    store.record(ann);

    assertThat(store.find(ann.key())).contains(early);
  }
}
