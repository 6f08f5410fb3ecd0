package dev.herald.worker.plan;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.worker.gate.LedgerUnavailableException;
import dev.herald.worker.meter.Latency;
import dev.herald.worker.topic.BatchStep;
import dev.herald.worker.topic.KafkaUnavailableException;
import dev.herald.worker.topic.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The edge of the plan step. Completes an offset only when everything that its event became is
/// acknowledged; when infrastructure is away, the rest of the batch comes again, for as long as it
/// takes.
final class PlanListener implements BatchStep {
  private static final Logger log = LoggerFactory.getLogger(PlanListener.class);

  private final Planner planner;
  private final Lookahead lookahead;
  private final Function<ConsumerRecord<byte[], byte[]>, Dispatch> dispatches;
  private final ProducerClocks clocks;
  private final Latency latency;
  private final Duration outagePause;

  /// Makes a listener.
  ///
  /// @param dispatches makes the dispatch for the event of a record
  /// @param latency from the time of an event's record until all that it became is acknowledged
  PlanListener(
      Planner planner,
      Lookahead lookahead,
      Function<ConsumerRecord<byte[], byte[]>, Dispatch> dispatches,
      ProducerClocks clocks,
      Latency latency,
      Duration outagePause) {
    this.planner = planner;
    this.lookahead = lookahead;
    this.dispatches = dispatches;
    this.clocks = clocks;
    this.latency = latency;
    this.outagePause = outagePause;
  }

  @Override
  public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch, Receipt receipt) {
    List<Dispatch> planned = new ArrayList<>(batch.size());
    RuntimeException away = away(() -> plan(batch, planned));
    List<Dispatch> finished = new ArrayList<>(planned.size());
    RuntimeException lost = away(() -> finish(batch, planned, finished));
    RuntimeException first = lost == null ? away : lost;
    if (first == null) {
      receipt.finished();
    } else {
      wait(first, batch.subList(finished.size(), batch.size()), receipt);
    }
  }

  private void plan(List<ConsumerRecord<byte[], byte[]>> batch, List<Dispatch> planned) {
    try (Lookahead.View view = lookahead.at(batch)) {
      for (ConsumerRecord<byte[], byte[]> source : batch) {
        int index = planned.size();
        clocks.look(source);
        planned.add(plan(source, () -> view.of(index)));
      }
    }
  }

  /// What was planned before infrastructure was lost is finished all the same: planned again, it
  /// would be told twice.
  private void finish(
      List<ConsumerRecord<byte[], byte[]>> batch, List<Dispatch> planned, List<Dispatch> finished) {
    for (Dispatch dispatch : planned) {
      ConsumerRecord<byte[], byte[]> source = batch.get(finished.size());
      finish(source, dispatch);
      latency.since(source.timestamp());
      finished.add(dispatch);
    }
  }

  /// Why infrastructure is away; null when it is not.
  private static @Nullable RuntimeException away(Runnable work) {
    try {
      work.run();
      return null;
    } catch (StoreUnavailableException
        | LedgerUnavailableException
        | KafkaUnavailableException away) {
      return away;
    }
  }

  private void wait(
      RuntimeException away, List<ConsumerRecord<byte[], byte[]>> rest, Receipt receipt) {
    log.atWarn()
        .addKeyValue("why", away.getMessage())
        .addKeyValue("next_step", "plan again in " + outagePause)
        .log("Planning waits");
    receipt.except(rest, outagePause);
  }

  private Dispatch plan(ConsumerRecord<byte[], byte[]> source, Supplier<Planner.Seen> seen) {
    Dispatch dispatch = dispatches.apply(source);
    try {
      planner.plan(source, seen, dispatch);
    } catch (StoreUnavailableException
        | LedgerUnavailableException
        | KafkaUnavailableException lost) {
      throw lost;
    } catch (RecordTooLargeException _) {
      tooLarge(source, dispatch);
    } catch (RuntimeException bug) {
      log.atError()
          .setCause(bug)
          .addKeyValue("topic", source.topic())
          .addKeyValue("partition", source.partition())
          .addKeyValue("offset", source.offset())
          .log("An event could not be planned; it goes to the dead letters");
      String what = bug.getClass().getSimpleName();
      planner.reject(source, planner.id(source), "internal-error", "a bug: " + what, dispatch);
    }
    return dispatch;
  }

  private void finish(ConsumerRecord<byte[], byte[]> source, Dispatch dispatch) {
    try {
      dispatch.await();
    } catch (RecordTooLargeException _) {
      tooLarge(source, dispatch);
      dispatch.await();
    }
  }

  private void tooLarge(ConsumerRecord<byte[], byte[]> source, Dispatch dispatch) {
    String reason = "larger than the topics of deliveries take";
    planner.reject(source, planner.id(source), "too-large", reason, dispatch);
  }
}
