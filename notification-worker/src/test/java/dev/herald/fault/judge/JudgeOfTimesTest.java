package dev.herald.fault.judge;

import static dev.herald.fault.judge.Judgements.assertFound;
import static dev.herald.fault.judge.Judgements.assertInnocent;
import static dev.herald.fault.judge.RunBuilder.fresh;
import static dev.herald.fault.judge.RunBuilder.second;
import static dev.herald.fault.judge.RunBuilder.superseding;

import dev.herald.channel.limit.Window;
import dev.herald.fault.judge.Finding.Kind;
import dev.herald.notification.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The judge can acquit and convict: times, freshness and pace.
class JudgeOfTimesTest {
  private final RunBuilder run = new RunBuilder();

  @Test
  void shownBeforeItsTime_isEarly() {
    run.published("a", 1, fresh(second(5), null)).shown("a", 4.9).delivered("a");

    assertFound(run, Kind.EARLY);
  }

  @Test
  void shownAfterItsTime_isLate() {
    run.published("a", 1, fresh(null, second(5))).shown("a", 6).delivered("a");

    assertFound(run, Kind.LATE);
  }

  @Test
  void cardRightAfterATextThatWasInTime_isInTime() {
    run.published("a", 2, fresh(null, second(5))).shown("a", 5.3).attempt("a", 1, 5.6, 201, true);

    assertInnocent(run.delivered("a").judged());
  }

  @Test
  void cardLongAfterItsText_isLate() {
    run.published("a", 2, fresh(null, second(5))).shown("a", 4).attempt("a", 1, 6.6, 201, true);

    assertFound(run.delivered("a"), Kind.LATE);
  }

  @Test
  void expiredBeforeItsTimeWasOver_isGivenUpWithoutACause() {
    run.published("a", 1, fresh(null, second(5))).told("a", new Outcome.Expired(), 4);

    assertFound(run, Kind.NEEDLESS_END);
  }

  @Test
  void expiredThoughItWasShown_isDenied() {
    run.published("a", 1, fresh(null, second(5))).attempt("a", 0, 1, 0, true);

    assertFound(run.told("a", new Outcome.Expired(), 6), Kind.DENIED);
  }

  @Test
  void cardExpiredAfterItsTextWasTaken_isInnocent() {
    run.published("a", 2, fresh(null, second(5))).shown("a", 1);

    assertInnocent(run.told("a", new Outcome.Expired(), 6).judged());
  }

  @Test
  void olderShownLongAfterANewerOneWasAccepted_isSupersededAndShown() {
    run.published("a", 1, superseding("k")).published("b", 1, superseding("k"));
    run.told("b", new Outcome.Accepted(1), 1).shown("a", 3).shown("b", 4);

    assertFound(run.delivered("a").delivered("b"), Kind.SUPERSEDED_SHOWN);
  }

  @Test
  void supersededByNothing_isGivenUpWithoutACause() {
    run.published("a", 1, superseding("k")).told("a", new Outcome.Superseded(), 1);

    assertFound(run, Kind.NEEDLESS_END);
  }

  @Test
  void failedThoughNobodyRefusedIt_isGivenUpWithoutACause() {
    assertFound(
        run.published("a").told("a", new Outcome.Failed("ServiceUnavailable"), 1),
        Kind.NEEDLESS_END);
  }

  @Test
  void threeInASecondWhereTwoAreAllowed_isOverPace() {
    run.pace(new Window(2, Duration.ofSeconds(1))).published("a", "b", "c");
    run.shown("a", 1).shown("b", 1.2).shown("c", 1.7);

    assertFound(run.delivered("a").delivered("b").delivered("c"), Kind.OVER_PACE);
  }

  @Test
  void threeInASecondWhereThreeAreAllowed_isInnocent() {
    run.pace(new Window(3, Duration.ofSeconds(1))).published("a", "b", "c");
    run.shown("a", 1).shown("b", 1.2).shown("c", 1.7);

    assertInnocent(run.delivered("a").delivered("b").delivered("c").judged());
  }
}
