package dev.herald.worker.send;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.notification.Outcome;
import dev.herald.worker.gate.LedgerUnavailableException;
import dev.herald.worker.lanes.Admission;
import dev.herald.worker.lanes.Progress;
import dev.herald.worker.settle.ReceivedDelivery;
import dev.herald.worker.settle.Settlement;
import dev.herald.worker.topic.FinishedRecords;
import dev.herald.worker.topic.KafkaUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the deliveries of one batch: those of a conversation one after the other, conversations
/// beside each other, each on a virtual thread. This is the edge where bugs are caught: they cost
/// their own delivery.
final class SendBatch {
  private static final Logger log = LoggerFactory.getLogger(SendBatch.class);

  private final Courier courier;
  private final Settlement settlement;
  private final FinishedRecords finished;
  private final BooleanSupplier goesOn;
  private final Instant patience;
  private final Waits waits;
  private final AtomicReference<@Nullable RuntimeException> lost = new AtomicReference<>();

  /// How deliveries wait, for each other and for their next attempt.
  record Waits(ConversationLocks locks, Pause pause, Clock clock) {}

  /// Makes a batch.
  ///
  /// @param goesOn whether further deliveries may be begun
  /// @param patience until when to wait for another worker that holds a delivery
  SendBatch(
      Courier courier,
      Settlement settlement,
      FinishedRecords finished,
      BooleanSupplier goesOn,
      Instant patience,
      Waits waits) {
    this.courier = courier;
    this.settlement = settlement;
    this.finished = finished;
    this.goesOn = goesOn;
    this.patience = patience;
    this.waits = waits;
  }

  /// Sends what can be sent; returns when nothing of it is under way any more.
  ///
  /// @param lanes the deliveries of each conversation, in order
  /// @return what was lost on the way, null when nothing
  @Nullable RuntimeException run(Collection<List<ReceivedDelivery>> lanes) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      lanes.forEach(lane -> threads.execute(() -> run(lane)));
    }
    return lost.get();
  }

  private void run(List<ReceivedDelivery> lane) {
    try {
      for (ReceivedDelivery received : lane) {
        if (!goesOn.getAsBoolean() || !deliver(received)) {
          return;
        }
        finished.add(received.source());
      }
    } catch (StoreUnavailableException
        | LedgerUnavailableException
        | KafkaUnavailableException away) {
      lost.set(away);
    }
  }

  private boolean deliver(ReceivedDelivery received) {
    try {
      return stepThrough(received);
    } catch (StoreUnavailableException
        | LedgerUnavailableException
        | KafkaUnavailableException away) {
      throw away;
    } catch (RuntimeException bug) {
      log.atError()
          .setCause(bug)
          .addKeyValue("delivery", received.id())
          .addKeyValue("topic", received.source().topic())
          .addKeyValue("partition", received.source().partition())
          .addKeyValue("offset", received.source().offset())
          .log("A delivery could not be sent; it goes to the dead letters");
      settlement.end(received, new Outcome.Failed("internal-error"));
      return true;
    }
  }

  private boolean stepThrough(ReceivedDelivery received) {
    Attempts attempts = new Attempts(waits.clock().instant());
    while (true) {
      Progress progress =
          waits
              .locks()
              .holding(
                  received.delivery().conversation(),
                  () -> courier.step(received, attempts, FREELY));
      if (progress instanceof Progress.Done) {
        return true;
      }
      Duration wait = progress instanceof Progress.Park(Duration park) ? park : Duration.ZERO;
      boolean tooLong = attempts.made() == 0 && waits.clock().instant().isAfter(patience);
      if (tooLong || !waits.pause().await(wait)) {
        return false;
      }
    }
  }

  private static final Admission FREELY =
      new Admission() {
        @Override
        public boolean isHeld() {
          return true;
        }

        @Override
        public boolean enter(String host) {
          return true;
        }
      };
}
