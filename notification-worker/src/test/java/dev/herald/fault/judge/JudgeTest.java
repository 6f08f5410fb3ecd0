package dev.herald.fault.judge;

import static dev.herald.fault.judge.RunBuilder.fresh;
import static dev.herald.fault.judge.RunBuilder.held;
import static dev.herald.fault.judge.RunBuilder.second;
import static dev.herald.fault.judge.RunBuilder.superseding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.limit.Window;
import dev.herald.fault.judge.Finding.Kind;
import dev.herald.fault.record.Published;
import dev.herald.fault.record.Trouble;
import dev.herald.notification.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The judge can acquit and convict.
class JudgeTest {
  private final RunBuilder run = new RunBuilder();

  @Test
  void eachShownOnceInOrderAndToldSo_isInnocent() {
    run.published("a", "b").shown("a", 1).shown("b", 2).delivered("a").delivered("b");

    Verdict verdict = run.judged();

    assertInnocent(verdict);
    assertThat(verdict.tally().published()).isEqualTo(2);
    assertThat(verdict.tally().delivered()).isEqualTo(2);
  }

  @Test
  void noOutcome_isLost() {
    assertFound(run.published("a").shown("a", 1), Kind.LOST);
  }

  @Test
  void toldDeliveredButNeverShown_isLost() {
    assertFound(run.published("a").delivered("a"), Kind.LOST);
  }

  @Test
  void cardOfTwoPartsNeverShown_isLost() {
    run.published("a", 2, Published.Terms.NONE).shown("a", 1).delivered("a");

    assertFound(run, Kind.LOST);
  }

  @Test
  void whatKafkaNeverAcknowledged_isNotLost() {
    assertInnocent(run.unacknowledged("a").judged());
  }

  @Test
  void twoDifferentEnds_areAContradiction() {
    run.published("a").shown("a", 1).delivered("a").deliveredPerhapsTwice("a");
    run.trouble(Trouble.Kind.WORKER_KILLED, 1, 1);

    assertFound(run, Kind.CONTRADICTED);
  }

  @Test
  void theSameEndToldAgain_isOneEnd() {
    assertInnocent(run.published("a").shown("a", 1).delivered("a").delivered("a").judged());
  }

  @Test
  void shownTwiceAfterALostAnswerAndFlagged_isCountedAndInnocent() {
    run.published("a").attempt("a", 0, 1, 0, true).shown("a", 2).deliveredPerhapsTwice("a");

    assertInnocent(run.judged());
    assertThat(run.judged().tally().duplicated()).isEqualTo(1);
  }

  @Test
  void shownTwiceAfterALostAnswerWithoutAFlag_isUnflagged() {
    run.published("a").attempt("a", 0, 1, 0, true).shown("a", 2).delivered("a");

    assertFound(run, Kind.UNFLAGGED);
  }

  @Test
  void shownTwiceThoughTheFirstAnswerWasHeard_isADuplicateWithoutACause() {
    run.published("a").shown("a", 1).shown("a", 9).deliveredPerhapsTwice("a");

    assertFound(run, Kind.NEEDLESS_DUPLICATE, Kind.NEEDLESS_DOUBT);
  }

  @Test
  void shownTwiceAroundTheDeathOfAWorkerInMidSend_isInnocentWhenFlagged() {
    run.published("a").shown("a", 1).hungUp(1.6).shown("a", 9).deliveredPerhapsTwice("a");
    run.trouble(Trouble.Kind.WORKER_KILLED, 1.5, 1.5);

    assertInnocent(run.judged());
  }

  @Test
  void shownTwiceThoughOnlyAnotherWorkerDied_isADuplicateWithoutACause() {
    run.published("a").shown("a", 1).shown("a", 9).deliveredPerhapsTwice("a");
    run.trouble(Trouble.Kind.WORKER_KILLED, 1.5, 1.5);

    assertFound(run, Kind.NEEDLESS_DUPLICATE);
  }

  @Test
  void shownTwiceAroundAWorkerThatWasFrozenInMidSend_isInnocentWhenFlagged() {
    run.published("a").shown("a", 1).shown("a", 9).deliveredPerhapsTwice("a");
    run.trouble(Trouble.Kind.WORKER_FROZEN, 1.5, 20);

    assertInnocent(run.judged());
  }

  @Test
  void shownTwiceThoughTheWorkerDiedLongAfterTheAnswer_isADuplicateWithoutACause() {
    run.published("a").shown("a", 1).hungUp(10).shown("a", 90).deliveredPerhapsTwice("a");
    run.trouble(Trouble.Kind.WORKER_KILLED, 10, 10);

    assertFound(run, Kind.NEEDLESS_DUPLICATE);
  }

  @Test
  void aWorkerThatDiesWhileTheLedgerIsAway_cannotHaveWrittenTheAnswerDown() {
    run.published("a").shown("a", 1).hungUp(9).shown("a", 20).deliveredPerhapsTwice("a");
    run.trouble(Trouble.Kind.REDIS_AWAY, 0, 10).trouble(Trouble.Kind.WORKER_KILLED, 9, 9);

    assertInnocent(run.judged());
  }

  @Test
  void shownTwiceThoughItWouldRatherBeHeld_isADuplicateWithoutACause() {
    run.published("a", 1, held()).attempt("a", 0, 1, 0, true).shown("a", 2);

    assertFound(run.deliveredPerhapsTwice("a"), Kind.NEEDLESS_DUPLICATE);
  }

  @Test
  void unknownAfterALostAnswer_isInnocent() {
    run.published("a", 1, held()).attempt("a", 0, 1, 0, false);

    assertInnocent(run.told("a", new Outcome.Unknown("timeout"), 2).judged());
  }

  @Test
  void unknownThoughEveryAnswerWasHeard_isDoubtWithoutACause() {
    run.published("a").attempt("a", 0, 1, 429, false).told("a", new Outcome.Unknown("x"), 2);

    assertFound(run, Kind.NEEDLESS_DOUBT);
  }

  @Test
  void laterShownBeforeEarlier_isOutOfOrder() {
    run.published("a", "b").shown("b", 1).shown("a", 2).delivered("a").delivered("b");

    assertFound(run, Kind.OUT_OF_ORDER);
  }

  @Test
  void cardShownBeforeItsText_isOutOfOrder() {
    run.published("a", 2, Published.Terms.NONE).attempt("a", 1, 1, 201, true).shown("a", 2);

    assertFound(run.delivered("a"), Kind.OUT_OF_ORDER);
  }

  @Test
  void anEarlierOneShownAgainAfterALaterOne_isNotOutOfOrder() {
    run.published("a", "b").attempt("a", 0, 1, 0, true).shown("b", 2).shown("a", 3);

    assertInnocent(run.deliveredPerhapsTwice("a").delivered("b").judged());
  }

  @Test
  void plannedAgain_keepsItsFirstPlace() {
    run.published("a", "b").planned("a").shown("a", 1).shown("b", 2);

    assertInnocent(run.delivered("a").delivered("b").judged());
  }

  @Test
  void plannedInAnotherOrderThanPublished_isOutOfOrder() {
    run.published("a", "b").plannedNone().planned("b").planned("a");
    run.shown("b", 1).shown("a", 2).delivered("a").delivered("b");

    assertFound(run, Kind.OUT_OF_ORDER);
  }

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

  private static void assertInnocent(Verdict verdict) {
    assertThat(verdict.findings()).isEmpty();
  }

  private static void assertFound(RunBuilder run, Kind... kinds) {
    assertThat(run.judged().findings()).extracting(Finding::kind).containsExactlyInAnyOrder(kinds);
  }
}
