package dev.herald.worker.replay;

import dev.herald.notification.Delivery;
import dev.herald.worker.topic.Publications;
import dev.herald.worker.topic.RecordSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Carries out one replay from where it stands: reads, appraises anew, publishes what may be sent.
/// Looks at the operator's wish after each page, which is the smaller the lower the rate. While
/// Kafka acknowledges one page the next is appraised, and how far it is is written down twice a
/// second: whoever goes on after a crash recognises in the ledger what was published since. Belongs
/// to one thread.
final class ReplayRunner {
  private static final int LARGEST_PAGE = 2_000;
  private static final Duration CHECKPOINTS = Duration.ofMillis(500);

  private final Replays replays;
  private final Plan plan;
  private final Ranges ranges;
  private final Outlet outlet;
  private final Clock clock;
  private final Appraiser appraiser;
  private Page page;
  private Instant kept = Instant.EPOCH;

  /// Where deliveries leave.
  ///
  /// @param goesOn whether this worker still is the one that runs replays
  record Outlet(RecordSink sink, Rate rate, BooleanSupplier goesOn) {}

  ReplayRunner(
      Replays replays,
      Plan plan,
      Ranges ranges,
      Plans.Readers readers,
      Outlet outlet,
      Clock clock) {
    this.replays = replays;
    this.plan = plan;
    this.ranges = ranges;
    this.outlet = outlet;
    this.clock = clock;
    this.page = new Page(0, List.of());
    this.appraiser = readers.of(plan.order().filter(), this::take);
  }

  /// Runs until it is over, paused, or no longer this worker's.
  void run() {
    Run run = replays.run(plan.id()).orElseGet(() -> Run.begin(plan, clock.instant()));
    run = run.as(Run.State.RUNNING, clock.instant());
    replays.keep(run);
    try (RangeReader reader = ranges.open(plan.order().origin().topic(), run.rest())) {
      while (!reader.isAtEnd()) {
        List<ConsumerRecord<byte[], byte[]>> records = reader.next();
        while (!records.isEmpty()) {
          if (!outlet.goesOn().getAsBoolean()) {
            return;
          }
          if (wish() != Replay.Wish.RUN) {
            replays.keep(settled(page, run).as(stopped(wish()), clock.instant()));
            return;
          }
          int size = Math.min(records.size(), pageSize());
          run = publish(records.subList(0, size), run);
          records = records.subList(size, records.size());
        }
      }
    }
    replays.keep(settled(page, run).as(Run.State.PUBLISHED, clock.instant()));
  }

  private static Run.State stopped(Replay.Wish wish) {
    return wish == Replay.Wish.PAUSE ? Run.State.PAUSED : Run.State.ABORTED;
  }

  private Replay.Wish wish() {
    return replays.find(plan.id()).map(Replay::wish).orElse(Replay.Wish.ABORT);
  }

  private int rate() {
    return replays.find(plan.id()).map(Replay::rate).orElse(0);
  }

  /// What a quarter of a second lets through.
  private int pageSize() {
    int rate = rate();
    return rate == 0 ? LARGEST_PAGE : Math.clamp(rate / 4, 1, LARGEST_PAGE);
  }

  private Run publish(List<ConsumerRecord<byte[], byte[]>> records, Run run) {
    Page before = page;
    page = new Page(rate(), records);
    appraiser.appraise(records);
    Run settled = settled(before, run);
    if (clock.instant().isAfter(kept.plus(CHECKPOINTS))) {
      kept = clock.instant();
      replays.keep(settled);
    }
    return settled;
  }

  /// Where it is when Kafka has all of a page.
  private Run settled(Page done, Run run) {
    done.publications.await();
    return run.after(done.records, done.sent, done.passedOver, clock.instant());
  }

  private void take(Appraised appraised) {
    page.take(appraised);
  }

  /// What one page of records comes to.
  private final class Page {
    private final Publications publications = new Publications(outlet.sink());
    private final int rate;
    private final List<ConsumerRecord<byte[], byte[]>> records;
    private long sent;
    private long passedOver;

    private Page(int rate, List<ConsumerRecord<byte[], byte[]>> records) {
      this.rate = rate;
      this.records = records;
    }

    private void take(Appraised appraised) {
      Delivery delivery = appraised.delivery();
      if (delivery != null && appraised.replay().equals(plan.id())) {
        // Published before a crash that came before the page was written down.
        sent++;
      } else if (delivery != null && plan.order().sends(appraised.verdict())) {
        outlet.rate().take(rate);
        publications.add(ReplayRecords.of(delivery, plan));
        sent++;
      } else {
        passedOver++;
      }
    }
  }
}
