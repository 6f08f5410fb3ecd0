package dev.herald.bench;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.Origin;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.conversation.redis.RedisReferenceStore;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The conversations that the bot knows, by number: personal ones, with ids as long as those of
/// Teams, in a thousand tenants, on a channel that is not paced. Filled step by step, since each
/// step costs time.
final class Population {
  /// Conversations of the usual traffic are below it.
  static final int ORDINARY = 1_000_000;

  /// Gets far more than it can be told in time.
  static final int HOT = ORDINARY;

  /// The first of those whose channel takes ten seconds to answer.
  static final int SLOW = ORDINARY + 1;

  /// How many slow ones there are: no conversation of them waits for itself.
  static final int SLOW_ONES = 2_000;

  static final int ALL = SLOW + SLOW_ONES;

  private static final int PAGE = 5_000;
  private static final int TENANTS = 1_000;
  private static final String PREFIX = "a:1" + "pZ8xQ4_vT7-kLm2RwYbN".repeat(6) + "-";
  private static final Instant SEEN = Instant.parse("2026-11-24T10:00:00Z");

  private final RedisReferenceStore store;
  private int known;

  Population(RedisClient redis, URI slowService) {
    this.store = new RedisReferenceStore(redis);
    fill(SLOW, ALL, slowService);
    new RedisMirrorMarks(redis).finishRebuild(Map.of());
  }

  /// Makes the bot know the first `count` conversations and the hot one.
  void grow(int count, URI service) {
    fill(HOT, HOT + 1, service);
    fill(known, count, service);
    known = Math.max(known, count);
  }

  private void fill(int from, int to, URI service) {
    for (int at = from; at < to; at += PAGE) {
      store.restore(
          IntStream.range(at, Math.min(at + PAGE, to))
              .mapToObj(number -> stored(number, service))
              .toList(),
          true);
    }
  }

  private static StoredReference stored(int number, URI service) {
    return new StoredReference(
        reference(number, service),
        Standing.active(SEEN),
        SEEN,
        "Europe/London",
        Origin.UNVERIFIED);
  }

  static ConversationReference reference(int number, URI service) {
    String json =
        """
        {"type":"message","id":"%d","channelId":"directline","locale":"en-US","serviceUrl":"%s",
         "from":{"id":"29:1-%d","name":"Ann","aadObjectId":"aad-%d"},
         "recipient":{"id":"28:herald","name":"Herald"},
         "conversation":{"id":"%s","conversationType":"personal","tenantId":"tenant-%d"}}\
        """
            .formatted(number, service, number, number, id(number), number % TENANTS);
    Activity activity = new Activity((ObjectNode) JsonMapper.shared().readTree(json));
    return ConversationReference.of(activity).orElseThrow();
  }

  static ConversationKey key(int number) {
    return new ConversationKey("28:herald", "directline", "tenant-" + number % TENANTS, id(number));
  }

  static String id(int number) {
    return PREFIX + number;
  }

  static int numberOf(String id) {
    return Integer.parseInt(id, PREFIX.length(), id.length(), 10);
  }
}
