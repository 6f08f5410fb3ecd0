package dev.herald.fault.judge;

import static dev.herald.fault.judge.Judgements.assertFound;
import static dev.herald.fault.judge.Judgements.assertInnocent;

import dev.herald.fault.judge.Finding.Kind;
import dev.herald.fault.record.Trouble;
import org.junit.jupiter.api.Test;

/// What a wiped Redis excuses, and what it does not.
class JudgeOfLossesTest {
  private final RunBuilder run = new RunBuilder();

  @Test
  void forgottenBeforeKafkaCouldBeToldByAWorkerThatThenDied_isInnocentWhenFlagged() {
    run.published("a").shown("a", 1).hungUp(30).shown("a", 45).deliveredPerhapsTwice("a");
    brokerAway();
    wiped(20, 28).trouble(Trouble.Kind.WORKER_KILLED, 30, 30);

    assertInnocent(run.judged());
  }

  @Test
  void forgottenThoughItsWorkerLivesOn_isADuplicateWithoutACause() {
    run.published("a").shown("a", 1).shown("a", 45).deliveredPerhapsTwice("a");
    brokerAway();
    wiped(20, 28);

    assertFound(run, Kind.NEEDLESS_DUPLICATE, Kind.NEEDLESS_DOUBT);
  }

  @Test
  void forgottenThoughKafkaWasThereToBeTold_isADuplicateWithoutACause() {
    run.published("a").shown("a", 1).hungUp(30).shown("a", 45).deliveredPerhapsTwice("a");
    wiped(20, 28).trouble(Trouble.Kind.WORKER_KILLED, 30, 30);

    assertFound(run, Kind.NEEDLESS_DUPLICATE);
  }

  @Test
  void itsWorkerDiedLongAfterTheWipe_isADuplicateWithoutACause() {
    run.published("a").shown("a", 1).hungUp(40).shown("a", 55).deliveredPerhapsTwice("a");
    brokerAway();
    wiped(20, 28).trouble(Trouble.Kind.WORKER_KILLED, 40, 40);

    assertFound(run, Kind.NEEDLESS_DUPLICATE);
  }

  @Test
  void
      forgottenWhileNobodyHadThePartitionsOfItsWorkerThatDiedBeforeKafkaWasBack_isInnocentWhenFlagged() {
    run.published("a").shown("a", 1).hungUp(27).shown("a", 55).deliveredPerhapsTwice("a");
    brokerAway();
    wiped(40, 45).trouble(Trouble.Kind.WORKER_KILLED, 27, 27);

    assertInnocent(run.judged());
  }

  @Test
  void forgottenWhenAnotherOneHadThePartitionsForLong_isADuplicateWithoutACause() {
    run.published("a").shown("a", 1).hungUp(27).shown("a", 75).deliveredPerhapsTwice("a");
    brokerAway();
    wiped(60, 65).trouble(Trouble.Kind.WORKER_KILLED, 27, 27);

    assertFound(run, Kind.NEEDLESS_DUPLICATE);
  }

  @Test
  void forgottenAfterItsWorkerDiedLongAfterKafkaWasBack_isADuplicateWithoutACause() {
    run.published("a").shown("a", 1).hungUp(35).shown("a", 55).deliveredPerhapsTwice("a");
    brokerAway();
    wiped(40, 45).trouble(Trouble.Kind.WORKER_KILLED, 35, 35);

    assertFound(run, Kind.NEEDLESS_DUPLICATE);
  }

  @Test
  void flaggedSinceWhoHadItsPartitionDiedAndRedisForgotWhatThatOneDid_isDoubtWithACause() {
    wiped(-1, 3).trouble(Trouble.Kind.WORKER_KILLED, -5, -5);
    run.published("a").shown("a", 10).deliveredPerhapsTwice("a");

    assertInnocent(run.judged());
  }

  @Test
  void flaggedSinceRedisWasWipedAlone_isDoubtWithoutACause() {
    wiped(-1, 3);
    run.published("a").shown("a", 10).deliveredPerhapsTwice("a");

    assertFound(run, Kind.NEEDLESS_DOUBT);
  }

  private RunBuilder wiped(double from, double to) {
    return run.trouble(Trouble.Kind.REDIS_AWAY, from, to)
        .trouble(Trouble.Kind.REDIS_WIPED, from, to);
  }

  private void brokerAway() {
    run.trouble(Trouble.Kind.BROKER_AWAY, 0, 25);
  }
}
