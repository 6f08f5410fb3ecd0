package dev.herald.worker.replay;

import dev.herald.worker.topic.RecordSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Carries out one replay from where it stands: reads, appraises anew, publishes what may be sent.
/// Looks at the operator's wish after each page, which is the smaller the lower the rate, and
/// within one that goes to an audience. While Kafka acknowledges one page the next is appraised,
/// and how far it is is written down twice a second: whoever goes on after a crash recognises in
/// the ledger what was published since. The rate holds from the next delivery on. Belongs to one
/// thread.
final class ReplayRunner {
  private static final Duration CHECKPOINTS = Duration.ofMillis(500);

  private final Replays replays;
  private final Plan plan;
  private final Ranges ranges;
  private final Outlet outlet;
  private final Clock clock;
  private final Appraiser appraiser;
  private ReplayPage page;
  private Instant kept = Instant.EPOCH;

  /// Where deliveries leave.
  ///
  /// @param allowance what live traffic leaves of the operator's rate
  /// @param goesOn whether this worker still is the one that runs replays
  record Outlet(RecordSink sink, Rate rate, Allowance allowance, BooleanSupplier goesOn) {}

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
    this.page = ReplayPage.none(plan, outlet);
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
          if (page.isCut() || wish() != Replay.Wish.RUN) {
            stop(run);
            return;
          }
          int size = Math.min(records.size(), ReplayPage.size(rate()));
          run = publish(records.subList(0, size), run);
          records = records.subList(size, records.size());
        }
      }
    }
    end(run);
  }

  private void end(Run run) {
    if (page.isCut()) {
      stop(run);
    } else {
      replays.keep(page.settle(run, clock.instant()).as(Run.State.PUBLISHED, clock.instant()));
    }
  }

  /// One that was stopped in the midst of a page and may go on by now is paused, and taken up again
  /// like any other.
  private void stop(Run run) {
    Instant now = clock.instant();
    if (wish() == Replay.Wish.ABORT) {
      replays.keep(page.abandon(run, now).as(Run.State.ABORTED, now));
    } else if (outlet.goesOn().getAsBoolean()) {
      replays.keep(page.settle(run, now).as(Run.State.PAUSED, now));
    }
  }

  private Replay.Wish wish() {
    return replays.find(plan.id()).map(Replay::wish).orElse(Replay.Wish.ABORT);
  }

  private int rate() {
    return outlet.allowance().perSecond(replays.find(plan.id()).map(Replay::rate).orElse(0));
  }

  private Run publish(List<ConsumerRecord<byte[], byte[]>> records, Run run) {
    ReplayPage before = page;
    page = before.next(records);
    appraiser.appraise(records);
    Run settled = before.settle(run, clock.instant());
    if (clock.instant().isAfter(kept.plus(CHECKPOINTS))) {
      kept = clock.instant();
      replays.keep(settled);
    }
    return settled;
  }

  private void take(Appraised appraised) {
    if (page.isLong() && (!outlet.goesOn().getAsBoolean() || wish() != Replay.Wish.RUN)) {
      page.cut();
      appraiser.stop();
    }
    page.take(appraised, this::rate);
  }
}
