package dev.herald.worker.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// The hand-over from the steps to the owner, raced for real.
class MailboxTest {
  private static final int WRITERS = 4;
  private static final int LETTERS = 20_000;
  private static final Duration FAR = Duration.ofSeconds(30);

  private final Mailbox<long[]> mailbox = new Mailbox<>();

  /// Were a letter slept over, the reader would sleep as long as it may, and the test would be far
  /// longer than its letters are apart.
  @Test
  void nothingIsLostOrSleptOverAndEachWritersOrderIsKept() {
    long[] last = new long[WRITERS];
    int read = 0;
    long longest = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < WRITERS; writer++) {
        int id = writer;
        threads.execute(() -> write(id));
      }
      while (read < WRITERS * LETTERS) {
        long began = System.nanoTime();
        mailbox.await(FAR.toNanos());
        longest = Math.max(longest, System.nanoTime() - began);
        for (long[] letter = mailbox.poll(); letter != null; letter = mailbox.poll()) {
          int writer = (int) letter[0];
          assertThat(letter[1]).isEqualTo(last[writer] + 1);
          last[writer] = letter[1];
          read++;
        }
      }
    }

    assertThat(Duration.ofNanos(longest)).isLessThan(FAR.dividedBy(2));
  }

  private void write(int writer) {
    for (int i = 1; i <= LETTERS; i++) {
      mailbox.post(new long[] {writer, i});
      if (ThreadLocalRandom.current().nextInt(50) == 0) {
        LockSupport.parkNanos(20_000);
      }
    }
  }
}
