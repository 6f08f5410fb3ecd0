package dev.herald.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.fault.judge.Judge;
import dev.herald.fault.judge.Verdict;
import dev.herald.fault.record.Pace;
import dev.herald.fault.record.Published;
import dev.herald.fault.record.Run;
import dev.herald.fault.record.Trouble;
import dev.herald.fault.stage.Stage;
import dev.herald.fault.traffic.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// Publishes, lets something happen meanwhile, waits for the end of every event, and judges.
final class Scenario {
  /// A wait and no promise: what the busiest conversation is owed then leaves at its channel's
  /// pace.
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(6);

  private static final Duration QUIET = Duration.ofSeconds(3);

  private final Stage stage;
  private final Settings settings;

  Scenario(Stage stage, Settings settings) {
    this.stage = stage;
    this.settings = settings;
  }

  /// What happens while events are published.
  interface Script {
    void play(Luck luck);
  }

  /// Runs a script under load and judges what came of it; broken promises fail it.
  ///
  /// @param name names the run, and is the beginning of its events' ids
  Verdict play(String name, Script script) {
    long seed = settings.seed();
    System.out.printf(
        "fault: %s: -Dfault.seed=%d -Dfault.scale=%s%n", name, seed, settings.scale());
    long began = System.nanoTime();
    int before = stage.troubles().all().size();
    String prefix = name + "-";
    Luck luck = new Luck(seed ^ name.hashCode());
    List<Published> published;
    try (Traffic traffic =
        Traffic.start(
            stage.broker().bootstrapServers(),
            prefix,
            stage.population(),
            settings.rate(),
            luck.seed())) {
      script.play(luck);
      published = traffic.stop();
    }
    Run run = record(prefix, published);
    Verdict verdict = Judge.judge(run);
    long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    System.out.printf(
        "fault: %s: %s; %s; %d s%n%s",
        name, verdict, count(run.troubles(), before), seconds, verdict.examples());
    assertThat(verdict.tally().published()).as("published").isPositive();
    assertThat(verdict.isInnocent())
        .as(
            "%s, seed %d, keeps every promise; all that broke is in %s",
            name, seed, write(name, run, verdict))
        .isTrue();
    return verdict;
  }

  private static String count(List<Trouble> troubles, int before) {
    return troubles.stream()
        .skip(before)
        .collect(Collectors.groupingBy(Trouble::kind, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(each ->
            "%s %d"
                .formatted(
                    each.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static Path write(String name, Run run, Verdict verdict) {
    Path file = Path.of("target", "fault", name + ".txt");
    try {
      String troubles =
          run.troubles().stream().map(Trouble::toString).collect(Collectors.joining("\n"));
      return Files.writeString(file, verdict + "\n" + verdict.all() + "\n" + troubles);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Run record(String prefix, List<Published> published) {
    try (Evidence evidence = new Evidence(stage, prefix)) {
      Set<String> expected =
          published.stream()
              .filter(event -> event.acknowledged() != null)
              .map(Published::event)
              .collect(Collectors.toSet());
      awaitEnds(evidence, expected);
      awaitQuiet();
      return new Run(
          published,
          evidence.attempts(),
          evidence.planned(),
          evidence.told(),
          stage.troubles().all(),
          Pace.OF_TEAMS);
    }
  }

  /// What has not ended by then is for the judge.
  private static void awaitEnds(Evidence evidence, Set<String> expected) {
    try {
      Awaitility.await("every event's end")
          .atMost(ENDS_WITHIN)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> evidence.ended().containsAll(expected));
    } catch (ConditionTimeoutException late) {
      System.out.printf("fault: %s%n", late.getMessage());
    }
  }

  /// Whoever was slow or frozen gets the time to do wrong.
  private void awaitQuiet() {
    long[] before = {-1, System.nanoTime()};
    Awaitility.await("the channel to be quiet")
        .atMost(ENDS_WITHIN)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          long attempts = stage.channel().history().stats().attempts();
          if (attempts != before[0]) {
            before[0] = attempts;
            before[1] = System.nanoTime();
          }
          return System.nanoTime() - before[1] > QUIET.toNanos();
        });
  }
}
