package dev.herald.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The worker beside a bare HTTP client, a plain listener and the retired SDK, and in what may
/// befall it. Goals of speed are told, not asserted: they depend on the machine. What must not
/// happen on any machine is asserted.
@Tag("bench")
class WorkerBench {
  @Test
  void nothingIsLostAndEverythingInOrder() throws Exception {
    Options options = Options.ofProperties();
    Progress progress = new Progress(System.out);
    Rows rows = new Rows(options, progress);
    progress.say("Kafka, Redis and the channel start");
    try (Ground ground = new Ground()) {
      new Comparison(ground, options, rows).run();
      Rounds.run(ground, options, rows);
      new Starts(ground, options, rows).run();
      tell(progress, options, ground.machine(), rows);
    }
    assertThat(rows.all())
        .filteredOn(row -> !row.name().equals(Names.BARE))
        .allSatisfy(row -> {
          assertThat(row.figures().lost()).describedAs(row.name()).isIn(0, null);
          assertThat(row.figures().disordered()).describedAs(row.name()).isZero();
        });
  }

  private static void tell(Progress progress, Options options, Machine machine, Rows rows) {
    List<Goal> goals = Goals.of(rows);
    progress.table(Table.of(rows.all()));
    progress.table(Goals.text(goals));
    progress.table(machine.toString());
    Path results = Results.write(options, machine, rows.all(), goals);
    progress.say("Written to " + results.toAbsolutePath());
  }
}
