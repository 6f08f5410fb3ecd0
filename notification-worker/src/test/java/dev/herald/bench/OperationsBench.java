package dev.herald.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What whoever is on call waits for when a million events lie on the topic, and a million
/// deliveries in the ledger: a plan, and why. The worker has a heap in which both must find room.
@Tag("bench")
class OperationsBench {
  private static final Options OPTIONS = Options.ofProperties();
  private static final int RECORDS = OPTIONS.scaled(1_000_000);
  private static final int AUDIENCE = OPTIONS.scaled(200_000);
  private static final int HEAP_MB = 256;
  private static final int QUESTIONS = 40;
  private static final Duration PLANNED_WITHIN = Duration.ofSeconds(60);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(1);
  private static final Progress PROGRESS = new Progress(System.out);

  private static Ground ground;
  private static Archive archive;
  private static Employee worker;

  @BeforeAll
  static void fill() throws Exception {
    ground = new Ground();
    ground.grow(Comparison.CONVERSATIONS);
    ground.renewTopics(Comparison.PARTITIONS);
    archive = new Archive(ground.bootstrapServers(), RECORDS);
    PROGRESS.say("%d events and %d deliveries are told".formatted(RECORDS, RECORDS));
    archive.fill();
    archive.fillAudience("to-everyone", AUDIENCE);
    PROGRESS.say("the worker fills its ledger");
    worker = Employee.start(ground, OPTIONS, "planner", HEAP_MB, "send");
    PROGRESS.say("the worker is ready");
  }

  @AfterAll
  static void close() {
    worker.close();
    archive.close();
    ground.close();
  }

  @Test
  void aPlanOverAMillionRecords_takesLessThanAMinuteAndFitsIntoASmallHeap() {
    long before = worker.liveMb();
    int collections = worker.collections();
    long began = System.nanoTime();
    JsonNode plan = worker.runs("replay", "plan", "--from", "-1h");
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    long most = worker.peakLiveMb(collections);

    PROGRESS.say(
        "a plan over %d records: %.1f s, %.0f/s; live heap %d MB before, at most %d MB while, of %d"
            .formatted(RECORDS, seconds(took), RECORDS / seconds(took), before, most, HEAP_MB));
    assertThat(plan.at("/report/records").asInt()).isEqualTo(RECORDS);
    assertThat(plan.at("/report/wouldSend").asInt()).isEqualTo(archive.firstDelivered());
    assertThat(took).isLessThan(PLANNED_WITHIN);
    assertThat(most).isLessThan(HEAP_MB);
  }

  @Test
  void why_isAnsweredWithinASecondWhateverIsAsked() {
    int first = archive.firstDelivered();
    int step = RECORDS / QUESTIONS;
    int share = AUDIENCE / QUESTIONS;
    Map<String, Duration> longest = new LinkedHashMap<>();
    longest.put("a copy", ask("a recipient's copy, of any age", i -> copy(first + i * step)));
    longest.put("an event", ask("an event of any age", i -> event(Archive.id(first + i * step))));
    longest.put("never", ask("an event that never was", i -> event("never-" + i)));
    longest.put("one", ask("one of very many recipients", i -> ofAudience(i * share)));
    longest.put("all", ask("an event with very many recipients", _ -> event("to-everyone")));
    assertThat(longest).allSatisfy((_, took) -> assertThat(took).isLessThan(ANSWERED_WITHIN));
  }

  private static List<String> event(String id) {
    return List.of("--event", id);
  }

  private static List<String> copy(int number) {
    return List.of(
        "--event", Archive.id(number), "--conversation", Archive.to(number).conversation());
  }

  private static List<String> ofAudience(int number) {
    return List.of(
        "--event",
        "to-everyone",
        "--conversation",
        Population.id(number % Comparison.CONVERSATIONS));
  }

  /// How long the longest took.
  private static Duration ask(String what, IntFunction<List<String>> question) {
    long[] millis =
        IntStream.range(0, QUESTIONS)
            .mapToLong(i -> {
              long began = System.nanoTime();
              worker.why(question.apply(i));
              return (System.nanoTime() - began) / 1_000_000;
            })
            .toArray();
    Arrays.sort(millis);
    PROGRESS.say(
        "why, %s: %d ms at the median of %d, %d ms at most"
            .formatted(what, millis[QUESTIONS / 2], QUESTIONS, millis[QUESTIONS - 1]));
    return Duration.ofMillis(millis[QUESTIONS - 1]);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }
}
