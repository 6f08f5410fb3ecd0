package dev.herald.worker.recall;

import dev.herald.conversation.KnownMarks;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.MirrorMarks.Marks;
import dev.herald.conversation.StoreUnavailableException;
import dev.herald.watch.Trouble;
import dev.herald.watch.Watch;
import dev.herald.worker.gate.LedgerUnavailableException;
import dev.herald.worker.gate.LedgerWatch;
import dev.herald.worker.topic.AcknowledgedOutcomes;
import dev.herald.worker.topic.KafkaUnavailableException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Watches whether Redis still knows every end that was told, and brings back what it lost: at
/// start, after every restart of Redis, and when the ledger's marks are gone or went back. Nothing
/// is claimed meanwhile.
final class Recall implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Recall.class);
  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final int BEFORE_PLANNING = SmartLifecycle.DEFAULT_PHASE - 1_000;

  private final MirrorMarks marks;
  private final LedgerWatch watch;
  private final OutcomeReplay replay;
  private final Retentions retentions;
  private final AcknowledgedOutcomes acknowledged;
  private final OwnKnowledge own;
  private final Watch rounds = new Watch("ledger-recall", PERIOD, this::look);
  private final Trouble trouble =
      new Trouble(log, "The ledger cannot be relied upon; nothing is sent");
  private @Nullable String server;

  Recall(
      MirrorMarks marks,
      LedgerWatch watch,
      OutcomeReplay replay,
      Retentions retentions,
      AcknowledgedOutcomes acknowledged,
      OwnKnowledge own) {
    this.marks = marks;
    this.watch = watch;
    this.replay = replay;
    this.retentions = retentions;
    this.acknowledged = acknowledged;
    this.own = own;
  }

  /// Before the plan step: what it plans is then younger than any loss, however long it takes to
  /// find out about that.
  @Override
  public int getPhase() {
    return BEFORE_PLANNING;
  }

  @Override
  public void start() {
    try {
      read();
    } catch (StoreUnavailableException | LedgerUnavailableException away) {
      trouble.tell(String.valueOf(away.getMessage()));
    }
    rounds.start();
  }

  private Marks read() {
    Marks seen = marks.read();
    own.arrive(seen.server());
    return seen;
  }

  private void look() {
    try {
      KnownMarks before = watch.known().copy();
      Marks seen = read();
      Map<Integer, Long> offsets = seen.offsets();
      if (offsets == null || !before.areCoveredBy(offsets)) {
        restore(seen);
      } else if (seen.server().equals(server)) {
        offsets.forEach(watch.known()::raise);
        advance();
      } else if (server == null || seen.rebuilt()) {
        catchUp(seen, offsets);
      } else {
        restore(seen);
      }
      watch.complete(true);
      trouble.over();
    } catch (StoreUnavailableException
        | LedgerUnavailableException
        | KafkaUnavailableException
        | KafkaException
        | org.springframework.kafka.KafkaException
        | IllegalStateException e) {
      watch.complete(false);
      trouble.tell(String.valueOf(e.getMessage()));
    }
  }

  /// A worker that joins others, or notices after them that Redis was restarted, reads what was
  /// told since the marks, and takes nothing from those who rely on them.
  private void catchUp(Marks seen, Map<Integer, Long> offsets) {
    watch.complete(false);
    retentions.check();
    KnownMarks known = watch.known();
    boolean isLost = server != null && own.writeAgain(seen.server(), false);
    Map<Integer, Long> ends = replay.from(partition -> known.firstLost(partition, offsets));
    boolean advanced =
        ends.entrySet().stream()
            .allMatch(end ->
                marks.advance(
                    end.getKey(), end.getValue(), offsets.getOrDefault(end.getKey(), 0L)));
    if (advanced) {
      ends.forEach(known::raise);
      own.written(isLost);
      server = seen.server();
    } else {
      restore(seen);
    }
  }

  private void restore(Marks seen) {
    watch.complete(false);
    retentions.check();
    KnownMarks known = watch.known();
    Map<Integer, Long> held = seen.held();
    marks.beginRebuild();
    boolean isMissed = (held.isEmpty() || !known.areCoveredBy(held)) && !replay.isFirst();
    boolean isLost = own.writeAgain(seen.server(), isMissed);
    Map<Integer, Long> ends = replay.from(partition -> known.firstLost(partition, held));
    if (!marks.finishRebuild(ends)) {
      throw new IllegalStateException("Redis was wiped while it was rebuilt; it is rebuilt again");
    }
    known.replace(ends);
    own.written(isLost);
    server = seen.server();
  }

  private void advance() {
    KnownMarks known = watch.known();
    acknowledged
        .next()
        .forEach((partition, next) -> {
          long from = known.of(partition);
          if (next > from && marks.advance(partition, next, from)) {
            known.raise(partition, next);
          }
        });
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
