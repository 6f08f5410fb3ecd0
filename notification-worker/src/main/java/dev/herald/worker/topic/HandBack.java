package dev.herald.worker.topic;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.kafka.support.Acknowledgment;

/// Hands the rest of a batch back to Kafka, which hands it out again.
///
/// Waits on the thread of the consumer. A container that is told to wait by itself pauses its
/// partitions for that time and, when the group gives it another one meanwhile, forgets to resume
/// them (seen with spring-kafka 4.1.2): what lies in them is stuck until the process ends.
public final class HandBack {
  private HandBack() {}

  /// Waits, then hands records back; ends the wait early when the thread is interrupted.
  ///
  /// @param first the index in the batch of the first record that comes again; those before it are
  ///   acknowledged
  /// @param wait far below the longest time between two polls; rebalances of the group and a stop
  ///   wait for it
  public static void after(Duration wait, int first, Acknowledgment ack) {
    long end = System.nanoTime() + wait.toNanos();
    for (long left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      LockSupport.parkNanos(left);
    }
    ack.nack(first, Duration.ZERO);
  }
}
