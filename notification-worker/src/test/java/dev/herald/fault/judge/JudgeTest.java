package dev.herald.fault.judge;

import static dev.herald.fault.judge.Judgements.assertFound;
import static dev.herald.fault.judge.Judgements.assertInnocent;
import static dev.herald.fault.judge.RunBuilder.held;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.fault.judge.Finding.Kind;
import dev.herald.fault.record.Published;
import dev.herald.fault.record.Trouble;
import dev.herald.notification.Outcome;
import org.junit.jupiter.api.Test;

/// The judge can acquit and convict: losses, repeats, doubt and order.
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
  void shownTwiceAfterAnAnswerToASenderThatHadGone_isInnocentWhenFlagged() {
    run.published("a").shown("a", 1).hungUp(1.2).shown("a", 9).deliveredPerhapsTwice("a");

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
  void aRequestThatWasOnItsWayWhenItsWorkerWasFrozen_isInnocentWhenShownAgainAndFlagged() {
    run.published("a").shown("a", 1).shown("a", 9).deliveredPerhapsTwice("a");
    run.trouble(Trouble.Kind.WORKER_FROZEN, 0.7, 20);

    assertInnocent(run.judged());
  }

  @Test
  void unknownAndThenDelivered_isAnAnswerThatCameLate() {
    run.published("a").shown("a", 1).told("a", new Outcome.Unknown("interrupted"), 20);
    run.delivered("a").trouble(Trouble.Kind.WORKER_FROZEN, 1.05, 21);

    assertInnocent(run.judged());
  }

  @Test
  void deliveredAndThenUnknown_isAContradiction() {
    run.published("a").shown("a", 1).delivered("a");
    run.told("a", new Outcome.Unknown("interrupted"), 61).trouble(Trouble.Kind.WORKER_FROZEN, 1, 9);

    assertFound(run, Kind.CONTRADICTED);
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
  void unknownWhenTheChannelWentDownBeforeItReadTheRequest_isDoubtWithACause() {
    run.published("a").trouble(Trouble.Kind.CHANNEL_AWAY, 1, 30);

    assertInnocent(run.told("a", new Outcome.Unknown("no-answer"), 2).judged());
  }

  @Test
  void unknownOfWhatWasPublishedWhileTheChannelWasAway_isDoubtWithoutACause() {
    run.trouble(Trouble.Kind.CHANNEL_AWAY, -10, 30).published("a");

    assertFound(run.told("a", new Outcome.Unknown("no-answer"), 2), Kind.NEEDLESS_DOUBT);
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
}
