package dev.herald.worker.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the range of one plan and counts. Touches nothing. Belongs to one thread.
final class Planning implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Planning.class);
  private static final Duration PROGRESS = Duration.ofSeconds(1);

  private final Plan plan;
  private final Ranges ranges;
  private final Plans.Readers readers;
  private final Consumer<Plan> keep;
  private final Clock clock;

  Planning(Plan plan, Ranges ranges, Plans.Readers readers, Consumer<Plan> keep, Clock clock) {
    this.plan = plan;
    this.ranges = ranges;
    this.readers = readers;
    this.keep = keep;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      keep.accept(plan.ready(read(), clock.instant()));
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).addKeyValue("plan", plan.id()).log("A plan could not be read");
      keep.accept(plan.failed("could not be read: " + e.getMessage(), clock.instant()));
    }
  }

  private Report read() {
    Report report = new Report(plan.order(), readers.budgets(), readers.aliases()::of);
    Appraiser appraiser = readers.of(plan.order().filter(), report::add);
    Instant told = clock.instant();
    try (RangeReader reader = ranges.open(plan.order().origin().topic(), plan.span())) {
      while (!reader.isAtEnd()) {
        List<ConsumerRecord<byte[], byte[]>> records = reader.next();
        appraiser.appraise(records);
        report.read(records.size());
        if (clock.instant().isAfter(told.plus(PROGRESS))) {
          told = clock.instant();
          keep.accept(plan.reading(report.records(), told));
        }
      }
    }
    return report;
  }
}
