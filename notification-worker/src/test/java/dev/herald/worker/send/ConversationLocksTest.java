package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.conversation.ConversationKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConversationLocksTest {
  private static final ConversationKey KEY = new ConversationKey("b", "c", "t", "1");

  private final ConversationLocks locks = new ConversationLocks();

  @Test
  void oneAtATimeForEachConversationAndNothingIsHeldWhenAllAreIdle() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1_000; i++) {
        threads.execute(() -> locks.holding(KEY, () -> enter(inside, most)));
      }
    }

    assertThat(most).hasValue(1);
    assertThat(locks.size()).isZero();
  }

  @Test
  void anotherConversationDoesNotWait() {
    ConversationKey other = new ConversationKey("b", "c", "t", "2");

    assertThat(locks.holding(KEY, () -> locks.holding(other, () -> "done"))).isEqualTo("done");
  }

  @Test
  void workThatFails_leavesTheConversationFree() {
    assertThatThrownBy(() ->
            locks.holding(
                KEY,
                () -> {
                  throw new IllegalStateException("lost");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(locks.size()).isZero();
    assertThat(locks.holding(KEY, () -> "done")).isEqualTo("done");
  }

  @Test
  void waiter_entersOnlyWhenTheHolderHasLeft() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    List<String> order = new CopyOnWriteArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() ->
          locks.holding(
              KEY,
              () -> {
                held.countDown();
                awaitQuietly(leave);
                return order.add("first");
              }));
      held.await();
      threads.execute(() -> locks.holding(KEY, () -> order.add("second")));
      assertThat(order).isEmpty();
      leave.countDown();
    }

    assertThat(order).containsExactly("first", "second");
    assertThat(locks.size()).isZero();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean enter(AtomicInteger inside, AtomicInteger most) {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    inside.decrementAndGet();
    return true;
  }
}
