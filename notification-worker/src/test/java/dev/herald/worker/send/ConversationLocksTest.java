package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ConversationKey;
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

  private static boolean enter(AtomicInteger inside, AtomicInteger most) {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    inside.decrementAndGet();
    return true;
  }
}
