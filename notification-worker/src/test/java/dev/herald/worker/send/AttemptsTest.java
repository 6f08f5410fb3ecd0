package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.worker.delay.Baggage;
import dev.herald.worker.delay.Baggage.Trace;
import dev.herald.worker.gate.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a worker remembers of its attempts when the ledger forgot them.
class AttemptsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final Claim.Granted FORGOTTEN = new Claim.Granted(List.of(), false);

  @Test
  void whatWasShownInPart_isNotBegunAnew() {
    Attempts attempts = Untried.at(NOW);
    attempts.left(List.of("a1"), false);

    assertThat(attempts.recalling(FORGOTTEN)).isEqualTo(new Claim.Granted(List.of("a1"), false));
    assertThat(attempts.baggage()).isEqualTo(new Baggage(0, NOW, Trace.PART));
  }

  @Test
  void timeSpentInLineAfterAnAttemptThatLeftNothing_isNoAge() {
    Attempts attempts = Untried.at(NOW);
    attempts.begin(NOW);
    attempts.pardon(NOW);
    Instant later = NOW.plusSeconds(63);
    attempts.begin(later);

    assertThat(attempts.age(later)).isZero();
    assertThat(attempts.age(later.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void whatNobodyKnows_staysInDoubt() {
    Attempts attempts = Untried.at(NOW);
    attempts.left(List.of(), true);

    assertThat(attempts.recalling(FORGOTTEN).inDoubt()).isTrue();
  }

  @Test
  void whatTheLedgerKnowsBetter_counts() {
    Attempts attempts = Untried.at(NOW);
    attempts.left(List.of("a1"), false);

    Claim.Granted known = new Claim.Granted(List.of("a1", "a2"), true);
    assertThat(attempts.recalling(known)).isEqualTo(known);
  }

  @Test
  void whatWasShownInPartBeforeADetour_isInDoubtOnlyIfItIsForgotten() {
    Attempts attempts = new Attempts(NOW, new Baggage(2, NOW, Trace.PART), "");

    Claim.Granted known = new Claim.Granted(List.of("a1"), false);
    assertThat(attempts.recalling(known)).isEqualTo(known);
    assertThat(attempts.recalling(FORGOTTEN).inDoubt()).isTrue();
  }

  @Test
  void whatHasLeftNothing_isClaimedAsItIs() {
    Attempts attempts = Untried.at(NOW);
    attempts.left(List.of(), false);

    assertThat(attempts.recalling(FORGOTTEN)).isEqualTo(FORGOTTEN);
  }
}
