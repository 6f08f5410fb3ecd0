package dev.herald.worker.replay;

import dev.herald.notification.Delivery;
import dev.herald.notification.Outcome;
import dev.herald.redis.Answer;
import dev.herald.worker.gate.Collapse;
import dev.herald.worker.gate.Freshness;
import dev.herald.worker.gate.LedgerEntry;
import dev.herald.worker.gate.LedgerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Says of each delivery in a range what sending it again would come to. Asks the ledger for many
/// at once; an audience of any size passes through a buffer. Belongs to one thread.
final class Appraiser {
  private static final int TOGETHER = 1_000;
  private static final int AT_A_STRETCH = 250;

  private final Candidates candidates;
  private final Knowledge knowledge;
  private final Filter filter;
  private final Consumer<Appraised> taker;
  private final Courtesy courtesy;
  private final List<Candidates.Candidate.Found> open = new ArrayList<>(TOGETHER);
  private boolean stopped;

  /// What it asks.
  record Knowledge(LedgerView ledger, Collapse collapse, Freshness freshness) {}

  Appraiser(
      Candidates candidates,
      Knowledge knowledge,
      Filter filter,
      Consumer<Appraised> taker,
      Courtesy courtesy) {
    this.candidates = candidates;
    this.knowledge = knowledge;
    this.filter = filter;
    this.taker = taker;
    this.courtesy = courtesy;
  }

  /// Appraises all that some records hold; returns when everything of it was handed over.
  void appraise(List<ConsumerRecord<byte[], byte[]>> records) {
    for (int from = 0; from < records.size(); from += AT_A_STRETCH) {
      int to = Math.min(records.size(), from + AT_A_STRETCH);
      candidates.each(records.subList(from, to), this::take);
      courtesy.rest();
    }
    flush();
    courtesy.rest();
  }

  /// Nothing more is wanted: what is left of an audience costs the ledger no question.
  void stop() {
    stopped = true;
  }

  private void take(Candidates.Candidate candidate) {
    if (stopped) {
      return;
    }
    switch (candidate) {
      case Candidates.Candidate.None(Verdict verdict, String reason) ->
          hand(new Appraised(null, verdict, reason, ""));
      case Candidates.Candidate.Found found -> {
        open.add(found);
        if (open.size() == TOGETHER) {
          flush();
          courtesy.rest();
        }
      }
    }
  }

  private void flush() {
    List<Answer<Optional<String>>> newest =
        open.stream().map(each -> newest(each.delivery().event().supersedes())).toList();
    List<LedgerEntry> entries =
        knowledge.ledger().look(open.stream().map(each -> each.delivery().id()).toList());
    for (int i = 0; i < open.size(); i++) {
      hand(judge(open.get(i), entries.get(i), newest.get(i).await()));
    }
    open.clear();
  }

  private Answer<Optional<String>> newest(@Nullable String key) {
    return key == null ? Answer.of(Optional.empty()) : knowledge.collapse().asking(key);
  }

  private void hand(Appraised appraised) {
    if (filter.admits(appraised)) {
      taker.accept(appraised);
    }
  }

  private Appraised judge(
      Candidates.Candidate.Found found, LedgerEntry entry, Optional<String> newest) {
    Delivery delivery = found.delivery();
    Appraised known =
        switch (entry) {
          case LedgerEntry.None _ ->
              new Appraised(
                  delivery, found.forgotten() ? Verdict.FORGOTTEN : Verdict.UNSENT, null, "");
          case LedgerEntry.Claimed(String replay) ->
              new Appraised(delivery, Verdict.CLAIMED, null, replay);
          case LedgerEntry.Ended(Outcome outcome, _, String replay) ->
              new Appraised(delivery, Verdict.of(outcome), outcome.detail(), replay);
        };
    return known.verdict().staysSo() ? known : fresh(known, delivery, newest);
  }

  /// What stopped being true is not sent, whatever became of it.
  private Appraised fresh(Appraised known, Delivery delivery, Optional<String> newest) {
    return switch (knowledge.freshness().judge(delivery.event(), newest)) {
      case Freshness.Verdict.Expired _, Freshness.Verdict.TooLate _ ->
          new Appraised(delivery, Verdict.EXPIRED, null, known.replay());
      case Freshness.Verdict.Superseded _ ->
          new Appraised(delivery, Verdict.SUPERSEDED, null, known.replay());
      case Freshness.Verdict.TooEarly _, Freshness.Verdict.Fresh _ -> known;
    };
  }
}
