package dev.herald.worker.settle;

import dev.herald.notification.Outcome;
import dev.herald.worker.gate.Ledger;
import dev.herald.worker.gate.ReplayTally;
import dev.herald.worker.topic.Publications;
import dev.herald.worker.topic.RecordSink;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Ends deliveries in the one safe order: ledger, then outcome and dead letter acknowledged; the
/// offset is completed by the caller after that. Interrupted anywhere, the same delivery comes
/// again, is found settled, and is told again. Safe for any number of threads.
public final class Settlement {
  private final Ledger ledger;
  private final Outcomes outcomes;
  private final DeadLetters deadLetters;
  private final RecordSink sink;
  private final ReplayTally tally;
  private final Executor late;

  /// Makes one.
  ///
  /// @param late runs what may have to wait for Kafka, and nobody waits for
  public Settlement(
      Ledger ledger,
      Outcomes outcomes,
      DeadLetters deadLetters,
      RecordSink sink,
      ReplayTally tally,
      Executor late) {
    this.ledger = ledger;
    this.outcomes = outcomes;
    this.deadLetters = deadLetters;
    this.sink = sink;
    this.tally = tally;
    this.late = late;
  }

  /// Ends a delivery.
  ///
  /// @param attempts what was tried; goes with the dead letter if it becomes one
  /// @return whether it may be forgotten; otherwise nothing was told, since somebody else took it
  ///   over and ends it, or ended it
  public boolean end(ReceivedDelivery received, Outcome outcome, List<PastAttempt> attempts) {
    boolean counts =
        ledger.settle(received.id(), outcome, () -> tellLate(received, outcome, attempts));
    if (counts) {
      tell(
          received,
          outcome,
          outcomes.ofDelivery(received.delivery(), outcome, received.source(), attempts),
          attempts);
    }
    return counts;
  }

  /// Has Kafka know it before the delivery has its turn again, which takes until all is well:
  /// should this worker die until then, and Redis forget once more, nobody else would. The turn
  /// tells it as usual, and so whether Kafka took this one does not matter.
  private void tellLate(ReceivedDelivery received, Outcome outcome, List<PastAttempt> attempts) {
    tellAside(outcomes.ofDelivery(received.delivery(), outcome, received.source(), attempts));
  }

  /// Has Kafka know what the chat shows of a delivery that is to go on later: should this worker
  /// die and Redis forget, whoever goes on would begin with what is shown. Nobody waits for it,
  /// since the ledger is what counts.
  ///
  /// @param shown what the channel called it; nothing is told of nothing
  public void tellPart(ReceivedDelivery received, List<String> shown) {
    if (!shown.isEmpty()) {
      tellAside(outcomes.inPart(received.delivery(), shown, received.source()));
    }
  }

  private void tellAside(ProducerRecord<byte[], byte[]> message) {
    late.execute(() -> {
      var _ = sink.send(message);
    });
  }

  /// Ends a delivery that an operator took out of the way; its record is put aside.
  public void skip(ReceivedDelivery received, String reason) {
    deadLetters.add(received.source(), "skipped: " + reason);
    end(received, new Outcome.Suppressed("skipped"), List.of());
  }

  /// Tells of a delivery that ended before. Whoever ended it may have died before it could tell.
  public void tell(ReceivedDelivery received, Outcome outcome) {
    tell(
        received,
        outcome,
        outcomes.again(received.delivery(), outcome, received.source()),
        List.of());
  }

  private void tell(
      ReceivedDelivery received,
      Outcome outcome,
      ProducerRecord<byte[], byte[]> message,
      List<PastAttempt> attempts) {
    Publications publications = new Publications(sink);
    publications.add(message);
    switch (outcome) {
      case Outcome.Failed(String code) ->
          deadLetters.add(received.source(), "failed: " + code, attempts);
      case Outcome.Unknown(String reason) ->
          deadLetters.add(received.source(), "unknown: " + reason, attempts);
      case Outcome.Accepted _,
          Outcome.Deferred _,
          Outcome.Delivered _,
          Outcome.Expired _,
          Outcome.Superseded _,
          Outcome.Suppressed _,
          Outcome.Unreachable _ -> {}
    }
    publications.await();
    ledger.told(received.id());
    if (received.reopening().isReplay()) {
      tally.count(received.reopening().replay(), received.id(), outcome);
    }
  }
}
