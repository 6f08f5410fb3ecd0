package dev.herald.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;

/// Threads that put and take in every order that chance finds: no question is lost, none is taken
/// twice, and nobody sleeps beside one.
class InboxTest {
  private static final Command<Object> COMMAND =
      Command.of(new CommandObjects(RedisProtocol.RESP3).eval("return 1"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whateverIsPut_isTakenOnce(long seed) throws InterruptedException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int most = 1 + random.nextInt(50);
    Inbox inbox = new Inbox(most, Duration.ofNanos(random.nextInt(500_000)));
    Queue<List<Question<?>>> batches = new ConcurrentLinkedQueue<>();
    List<Thread> takers = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      takers.add(Thread.ofPlatform().start(() -> takeAll(inbox, batches)));
    }

    Set<Question<?>> put = putAll(inbox, random);
    Awaitility.await("every question is taken").until(() -> count(batches) == put.size());
    inbox.close();
    for (Thread taker : takers) {
      taker.join();
    }

    assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, most));
    Set<Question<?>> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    batches.forEach(taken::addAll);
    assertThat(taken).isEqualTo(put);
    assertThat(inbox.rest()).isEmpty();
  }

  @Test
  void closedInbox_isEmptiedBeforeTakersGo() {
    Inbox inbox = new Inbox(10, Duration.ofMillis(1));
    for (int i = 0; i < 25; i++) {
      inbox.put(new Question<>(COMMAND, Duration.ofSeconds(1)));
    }
    inbox.close();

    assertThat(inbox.take()).hasSize(10);
    assertThat(inbox.take()).hasSize(10);
    assertThat(inbox.take()).hasSize(5);
    assertThat(inbox.take()).isEmpty();
  }

  private static void takeAll(Inbox inbox, Queue<List<Question<?>>> batches) {
    for (List<Question<?>> batch = inbox.take(); !batch.isEmpty(); batch = inbox.take()) {
      batches.add(batch);
    }
  }

  private static Set<Question<?>> putAll(Inbox inbox, RandomGenerator random)
      throws InterruptedException {
    Set<Question<?>> put =
        Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    List<Thread> putters = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(200); i++) {
      int count = 1 + random.nextInt(200);
      int pause = random.nextInt(50);
      putters.add(Thread.ofVirtual().start(() -> put(inbox, put, count, pause)));
    }
    for (Thread putter : putters) {
      putter.join();
    }
    return put;
  }

  private static void put(Inbox inbox, Set<Question<?>> put, int count, int pause) {
    for (int i = 0; i < count; i++) {
      Question<Object> question = new Question<>(COMMAND, Duration.ofSeconds(1));
      put.add(question);
      inbox.put(question);
      if (pause > 0 && i % pause == 0) {
        LockSupport.parkNanos(1);
      }
    }
  }

  private static int count(Queue<List<Question<?>>> batches) {
    return batches.stream().mapToInt(List::size).sum();
  }
}
