package dev.herald.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.Origin;
import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.References;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.notification.Target;
import dev.herald.notification.Target.Narrowing;
import dev.herald.testing.RedisServer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.node.JsonNodeFactory;

/// Who is meant, among the references of a real store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipientsIT {
  private static final Resolution NO_REFERENCE = new Resolution.Nobody("no-reference");

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final ReferenceStore store = new RedisReferenceStore(redis);
  private final Recipients recipients = new Recipients(store);

  @BeforeEach
  void empty() {
    redis.flushAll();
    new RedisMirrorMarks(redis).finishRebuild(Map.of());
  }

  @AfterAll
  void stop() {
    redis.close();
    server.close();
  }

  @Test
  void userOrConversationThatNobodyKnows_isNobody() {
    assertThat(user("29:ann", Narrowing.NONE)).isEqualTo(NO_REFERENCE);
    assertThat(recipients.resolve(new Target.Conversation("a:1", Narrowing.NONE)))
        .isEqualTo(NO_REFERENCE);
  }

  @ParameterizedTest
  @CsvSource({"29:ann", "aad-29:ann"})
  void user_isFoundByEitherIdInTheConversationThatSpokeLast(String id) {
    store.record(active("a:old", "msteams", "28:bot", 0));
    StoredReference newest = active("a:new", "msteams", "28:bot", 9);
    store.record(newest);
    store.record(active("a:middle", "msteams", "28:bot", 5));

    assertThat(user(id, Narrowing.NONE)).isEqualTo(new Resolution.One(newest.key()));
  }

  @Test
  void narrowing_passesOverTheNewestThatLiesOutside() {
    StoredReference teams = active("a:1", "msteams", "28:bot", 0);
    StoredReference web = active("w:1", "webchat", "28:other", 9);
    store.record(teams);
    store.record(web);

    assertThat(user("29:ann", new Narrowing("msteams", null, null)))
        .isEqualTo(new Resolution.One(teams.key()));
    assertThat(user("29:ann", new Narrowing(null, null, "28:bot")))
        .isEqualTo(new Resolution.One(teams.key()));
    assertThat(user("29:ann", new Narrowing("webchat", "tenant-1", "28:other")))
        .isEqualTo(new Resolution.One(web.key()));
  }

  @ParameterizedTest
  @CsvSource({"slack,,", ",tenant-2,", ",,28:none", "msteams,tenant-2,28:bot"})
  void narrowingThatNothingMeets_isNobody(
      @Nullable String channel, @Nullable String tenant, @Nullable String bot) {
    store.record(active("a:1", "msteams", "28:bot", 0));

    assertThat(user("29:ann", new Narrowing(channel, tenant, bot))).isEqualTo(NO_REFERENCE);
  }

  @Test
  void user_isNeverToldInAGroup() {
    store.record(stored("19:g", "groupChat", "msteams", "28:bot", 9, ReferenceState.ACTIVE));

    assertThat(user("29:ann", Narrowing.NONE)).isEqualTo(NO_REFERENCE);
    assertThat(recipients.resolve(new Target.Conversation("19:g", Narrowing.NONE)))
        .isInstanceOf(Resolution.One.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = ReferenceState.class,
      names = {"BLOCKED", "REMOVED", "TENANT_DISABLED", "WRONG_CLOUD", "DEAD"})
  void referenceThatRests_isNobodyForThatReason(ReferenceState state) {
    store.record(stored("a:1", "personal", "msteams", "28:bot", 0, state));

    String reason = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    assertThat(user("29:ann", Narrowing.NONE)).isEqualTo(new Resolution.Nobody(reason));
  }

  @Test
  void newestThatRests_leavesTheNewestThatIsReachable() {
    StoredReference suspect =
        stored("a:2", "personal", "msteams", "28:bot", 5, ReferenceState.SUSPECT);
    store.record(active("a:1", "msteams", "28:bot", 0));
    store.record(suspect);
    store.record(stored("a:3", "personal", "msteams", "28:bot", 9, ReferenceState.BLOCKED));

    assertThat(user("29:ann", Narrowing.NONE)).isEqualTo(new Resolution.One(suspect.key()));
  }

  private Resolution user(String id, Narrowing narrowing) {
    return recipients.resolve(new Target.User(id, narrowing));
  }

  private static StoredReference active(
      String conversation, String channel, String bot, int secondsLater) {
    return stored(conversation, "personal", channel, bot, secondsLater, ReferenceState.ACTIVE);
  }

  private static StoredReference stored(
      String conversation, String type, String channel, String bot, int later, ReferenceState in) {
    Activity activity =
        References.activity("29:ann", conversation, type, null)
            .with("channelId", channel)
            .with("recipient", JsonNodeFactory.instance.objectNode().put("id", bot));
    return new StoredReference(
        ConversationReference.of(activity).orElseThrow(),
        new Standing(in, References.SEEN.plusSeconds(later), null),
        References.SEEN.plusSeconds(later),
        null,
        Origin.verifiedFor("app"));
  }
}
