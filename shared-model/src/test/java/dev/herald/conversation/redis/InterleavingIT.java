package dev.herald.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.Origin;
import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.References;
import dev.herald.conversation.Standing;
import dev.herald.conversation.StoredReference;
import dev.herald.testing.RedisServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

/// However a conversation's activities are shuffled and repeated on their way, the store ends with
/// the same reference.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterleavingIT {
  private static final int HISTORIES = 150;
  private static final int ORDERS = 8;

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final ReferenceStore store = new RedisReferenceStore(redis);

  @AfterAll
  void stop() {
    redis.close();
    server.close();
  }

  @Test
  void anyInterleavingEndsInTheSameReference() {
    MirrorMarks marks = new RedisMirrorMarks(redis);
    marks.finishRebuild(Map.of());
    Random random = new Random(4711);
    for (int i = 0; i < HISTORIES; i++) {
      String history = "history" + i;
      List<IntFunction<StoredReference>> activities = activities(history, random);

      List<List<Object>> ends =
          IntStream.range(0, ORDERS).mapToObj(order -> end(activities, order, random)).toList();

      assertThat(ends).as(history).allMatch(ends.getFirst()::equals);
    }
  }

  /// Activities of one conversation, each to be stored in a copy of it.
  private static List<IntFunction<StoredReference>> activities(String history, Random random) {
    List<IntFunction<StoredReference>> activities = new ArrayList<>();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      Instant seen = References.SEEN.plusSeconds(random.nextInt(6));
      String locale = random.nextBoolean() ? "l" + random.nextInt(3) : null;
      String zone = random.nextBoolean() ? "zone" + random.nextInt(3) : null;
      ReferenceState state =
          random.nextInt(3) == 0 ? ReferenceState.REMOVED : ReferenceState.ACTIVE;
      String id = "a" + i;
      String url = "https://smba.trafficmanager.net/" + random.nextInt(3) + "/";
      activities.add(copy -> {
        Activity activity =
            References.activity("u", history + "-" + copy, "personal", locale)
                .with("id", id)
                .with("serviceUrl", url);
        return new StoredReference(
            ConversationReference.of(activity).orElseThrow(),
            new Standing(state, seen, null),
            seen,
            zone,
            Origin.UNVERIFIED);
      });
    }
    return activities;
  }

  /// What a shuffled delivery of them ends in, with some coming twice.
  private List<Object> end(List<IntFunction<StoredReference>> activities, int copy, Random random) {
    List<IntFunction<StoredReference>> order = new ArrayList<>(activities);
    activities.stream().filter(_ -> random.nextInt(3) == 0).forEach(order::add);
    Collections.shuffle(order, random);
    order.forEach(each -> store.record(each.apply(copy)));
    StoredReference end = store.find(activities.getFirst().apply(copy).key()).orElseThrow();
    ConversationReference reference = end.reference();
    return List.of(
        String.valueOf(reference.activityId()),
        reference.serviceUrl(),
        String.valueOf(reference.locale()),
        String.valueOf(end.timeZone()),
        end.state(),
        end.seenAt());
  }
}
