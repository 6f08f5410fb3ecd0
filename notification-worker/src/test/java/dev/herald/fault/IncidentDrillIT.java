package dev.herald.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Fault;
import dev.herald.fault.record.Published;
import dev.herald.fault.record.Span;
import dev.herald.fault.stage.Stage;
import dev.herald.fault.traffic.Traffic;
import dev.herald.guarantee.Operator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// For two minutes the channel rejects this and that with every code there is, while services go on
/// publishing. Then operators heal it by plan and apply, and live traffic does not notice.
@Tag("long")
class IncidentDrillIT {
  private static final Settings SETTINGS = Settings.fromSystem();
  private static final Duration CALM = SETTINGS.scaled(Duration.ofMinutes(1));
  private static final Duration INCIDENT = SETTINGS.scaled(Duration.ofMinutes(2));
  private static final Duration MARGIN = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofMinutes(4);
  private static final int SLOWEST = 5;
  private static final double EACH = 0.06;
  private static final String RATE = "100";
  private static final String PREFIX = "drill-";
  private static final Clock CLOCK = Clock.systemUTC();

  private static Stage stage;
  private static Operator operator;

  @BeforeAll
  static void set() {
    stage = Stage.set("incident-drill", 2).warm();
    operator = new Operator(() -> stage.workers().getFirst().operations());
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void anIncidentIsHealedByPlanAndApply_eachMessageIsShownOnceAndLiveTrafficGoesOnAsBefore() {
    System.out.printf(
        "fault: drill: -Dfault.seed=%d -Dfault.scale=%s%n", SETTINGS.seed(), SETTINGS.scale());
    try (Evidence evidence = new Evidence(stage, PREFIX);
        Traffic traffic = traffic()) {
      Instant began = CLOCK.instant();
      Luck.pass(MARGIN);
      Span incident = time(IncidentDrillIT::reject);
      stage.rejoin();
      awaitEnds(evidence, traffic.published());
      Casualties casualties = Casualties.of(evidence.told());
      Span before = time(() -> Luck.pass(CALM));
      Span healing = time(() -> heal(began));
      List<Published> published = traffic.stop();
      awaitEnds(evidence, published);

      Showings showings = new Showings(published, evidence.attempts(), healing.to());
      print(incident, casualties, showings);
      compare(showings, before, healing);
      assertThat(casualties.kinds()).contains("failed", "unknown", "unreachable");
      assertThat(showings.twice()).as("shown twice").isEmpty();
      assertThat(showings.lost()).as("never shown").isEmpty();
      assertThat(showings.p99(healing)).isLessThan(Showings.allowed(showings.p99(before)));
    }
  }

  private static Traffic traffic() {
    return Traffic.start(
        stage.broker().bootstrapServers(),
        PREFIX,
        stage.population(),
        SETTINGS.rate(),
        SETTINGS.seed());
  }

  private static Span time(Runnable what) {
    Instant from = CLOCK.instant();
    what.run();
    return new Span(from, CLOCK.instant());
  }

  /// Nothing of what is answered so is shown.
  private static void reject() {
    new Mischief(stage)
        .spoilChannel(
            INCIDENT,
            EACH,
            Fault.status(500),
            Fault.status(502),
            Fault.status(503),
            Fault.throttled("1"),
            Fault.code(400, "BadArgument"),
            Fault.code(403, "Forbidden"),
            Fault.status(403),
            Fault.status(404));
  }

  /// What failed, then what was put aside, then whatever is left.
  private static void heal(Instant from) {
    Stream.of(
            List.of("--where", "state=failed"),
            List.of("--topic", "dead-letters", "--unknown"),
            List.<String>of())
        .map(what -> planned(from, what))
        .forEach(IncidentDrillIT::apply);
  }

  private static void apply(String plan) {
    Instant began = CLOCK.instant();
    JsonNode replay = operator.runs("replay", "apply", plan, "--rate", RATE, "--wait").json();
    System.out.printf(
        "fault: drill: replayed %d in %s, settled %s%n",
        replay.path("published").asLong(),
        Duration.between(began, CLOCK.instant()),
        replay.path("settled"));
  }

  private static String planned(Instant from, List<String> what) {
    Stream<String> command = Stream.of("replay", "plan", "--from", from.toString());
    return operator
        .runs(Stream.concat(command, what.stream()).toArray(String[]::new))
        .json()
        .path("id")
        .asString();
  }

  private static void awaitEnds(Evidence evidence, List<Published> published) {
    List<String> events = published.stream().map(Published::event).toList();
    Awaitility.await("every event's end")
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> evidence.ended().containsAll(events));
  }

  private static void print(Span incident, Casualties casualties, Showings showings) {
    System.out.printf(
        "fault: drill: %d events published, %s of incident; ended without being shown: %s%n",
        showings.published(), incident.length(), casualties);
    System.out.printf(
        "fault: drill: healed %d of %d, the rest is no longer true; shown twice %d, never shown %d%n",
        showings.shownOf(casualties.events()),
        casualties.events().size(),
        showings.twice().size(),
        showings.lost().size());
  }

  private static void compare(Showings showings, Span before, Span healing) {
    System.out.printf(
        "fault: drill: p99 from publication to chat %s before, %s while it was healed in %s%n",
        showings.p99(before), showings.p99(healing), healing.length());
    showings
        .slowest(healing)
        .limit(SLOWEST)
        .forEach(each -> System.out.printf("fault: drill: %s %s%n", showings.delay(each), each));
  }
}
