package dev.herald.worker.delay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.redis.Coalescer;
import dev.herald.redis.Coalescers;
import dev.herald.testing.RedisServer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

/// Whoever waits, dies or says a thing twice: a conversation reads in the order in which it was
/// planned.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetourOrderIT {
  private static final int RUNS = 150;
  private static final int STEPS = 150;

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);

  @AfterAll
  void stop() {
    coalescer.close();
    redis.close();
    server.close();
  }

  @Test
  void firstShowings_areInTheOrderOfPlanning() {
    for (int seed = 0; seed < RUNS; seed++) {
      redis.flushAll();
      Conversation conversation = new Conversation(coalescer, new SplittableRandom(seed));

      IntStream.range(0, STEPS).forEach(_ -> conversation.step());
      conversation.finish();

      List<String> planned =
          IntStream.range(0, conversation.published()).mapToObj(i -> "event-" + i).toList();
      assertThat(conversation.shown()).as("seed %d", seed).isEqualTo(planned);
      assertThat(redis.keys("herald:detours:*")).as("marks left, seed %d", seed).isEmpty();
    }
  }
}
