package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.IfUnknown;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.Outcome;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import dev.herald.turn.SendOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final Backoff backoff = new Backoff(FIRST, LONGEST, new SplittableRandom(1));
  private final RetryPolicy policy =
      new RetryPolicy(RetryPolicyTest::budget, backoff, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aWaitIsSpreadOverItsBoundWhichDoublesUpToTheLongest() {
    for (int attempt = 1; attempt < 80; attempt++) {
      Duration bound = Duration.ofMillis(Math.min(15_000, 500L << Math.min(attempt - 1, 10)));
      assertThat(backoff.after(attempt, null)).isBetween(Duration.ZERO, bound);
    }
  }

  @Test
  void aWaitIsNeverShorterThanTheChannelAskedFor() {
    assertThat(backoff.after(1, Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void laterComesAgainUntilTheAttemptsAreUsedUpThenFailsWithTheCode() {
    SendOutcome later = new SendOutcome.Later("Throttled", null);

    assertThat(after(later, attempts(2), false, IfUnknown.RESEND))
        .isInstanceOf(NextStep.Again.class);
    assertThat(after(later, attempts(3), false, IfUnknown.RESEND))
        .isEqualTo(new NextStep.End(new Outcome.Failed("Throttled")));
  }

  @Test
  void aRetryAfterBeyondTheBudgetFailsAtOnce() {
    assertThat(
            after(
                new SendOutcome.Later("Throttled", Duration.ofMinutes(2)),
                attempts(1),
                false,
                IfUnknown.RESEND))
        .isEqualTo(new NextStep.End(new Outcome.Failed("Throttled")));
  }

  @Test
  void anUnknownSendIsRepeatedOnceAndNotWhenTheEventHolds() {
    SendOutcome unknown = new SendOutcome.Unknown("timeout");

    assertThat(after(unknown, attempts(1), false, IfUnknown.RESEND))
        .isInstanceOfSatisfying(
            NextStep.Again.class, again -> assertThat(again.inDoubt()).isTrue());
    assertThat(after(unknown, attempts(2), true, IfUnknown.RESEND))
        .isEqualTo(new NextStep.End(new Outcome.Unknown("timeout")));
    assertThat(after(unknown, attempts(1), false, IfUnknown.HOLD))
        .isEqualTo(new NextStep.End(new Outcome.Unknown("timeout")));
  }

  @Test
  void aDeliveryInDoubtThatRunsOutOfAttemptsIsUnknownNotFailed() {
    assertThat(after(new SendOutcome.Later("503", null), attempts(3), true, IfUnknown.RESEND))
        .isEqualTo(new NextStep.End(new Outcome.Unknown("503")));
  }

  @Test
  void whatWasDeliveredInDoubtIsFlagged() {
    assertThat(after(new SendOutcome.Delivered("1"), attempts(2), true, IfUnknown.RESEND))
        .isEqualTo(new NextStep.End(new Outcome.Delivered(List.of(), true)));
  }

  @Test
  void refused_failsAtOnceWithTheCode() {
    SendOutcome refused = new SendOutcome.Refused(403, "BotNotInConversationRoster");

    assertThat(after(refused, attempts(1), false, IfUnknown.RESEND))
        .isEqualTo(new NextStep.End(new Outcome.Failed("BotNotInConversationRoster")));
  }

  @Test
  void refusedAfterASendInDoubt_isUnknownSinceTheFirstMayBeShown() {
    SendOutcome refused = new SendOutcome.Refused(403, "BotNotInConversationRoster");

    assertThat(after(refused, attempts(2), true, IfUnknown.RESEND))
        .isEqualTo(new NextStep.End(new Outcome.Unknown("BotNotInConversationRoster")));
  }

  @Test
  void laterInDoubt_comesAgainFlaggedAndNotWhenTheEventHolds() {
    SendOutcome doubtful = new SendOutcome.Later("http-504", Duration.ofSeconds(5), true);

    assertThat(after(doubtful, attempts(1), false, IfUnknown.RESEND))
        .isEqualTo(new NextStep.Again(Duration.ofSeconds(5), true));
    assertThat(after(doubtful, attempts(3), false, IfUnknown.RESEND))
        .isEqualTo(new NextStep.End(new Outcome.Unknown("http-504")));
    assertThat(after(doubtful, attempts(1), false, IfUnknown.HOLD))
        .isEqualTo(new NextStep.End(new Outcome.Unknown("http-504")));
  }

  @Test
  void retryAfterThatJustFitsTheBudget_isWaitedFor() {
    Duration budget = Duration.ofSeconds(60);

    assertThat(after(throttled(budget), attempts(1), false, IfUnknown.RESEND))
        .isEqualTo(new NextStep.Again(budget, false));
    assertThat(after(throttled(budget.plusMillis(1)), attempts(1), false, IfUnknown.RESEND))
        .isInstanceOf(NextStep.End.class);
  }

  @Test
  void budget_isCountedFromTheFirstAttemptNotFromTheLast() {
    Attempts old = Untried.at(NOW.minusSeconds(50));
    old.begin(NOW.minusSeconds(50));
    old.begin(NOW);

    assertThat(after(throttled(Duration.ofSeconds(11)), old, false, IfUnknown.RESEND))
        .isEqualTo(new NextStep.End(new Outcome.Failed("Throttled")));
    assertThat(after(throttled(Duration.ofSeconds(10)), old, false, IfUnknown.RESEND))
        .isEqualTo(new NextStep.Again(Duration.ofSeconds(10), false));
  }

  @Test
  void waitForTheChannelBeforeTheFirstAttempt_isNoPartOfTheBudget() {
    Attempts paced = Untried.at(NOW.minusSeconds(600));
    paced.begin(NOW);

    assertThat(after(throttled(Duration.ofSeconds(10)), paced, false, IfUnknown.RESEND))
        .isEqualTo(new NextStep.Again(Duration.ofSeconds(10), false));
  }

  @Test
  void doubt_isKeptByAnAttemptThatComesAgain() {
    assertThat(after(throttled(Duration.ofSeconds(5)), attempts(1), true, IfUnknown.RESEND))
        .isEqualTo(new NextStep.Again(Duration.ofSeconds(5), true));
  }

  @Test
  void eachPriority_hasAttemptsAndAnAgeOfItsOwn() {
    Notification bulk = event(Priority.BULK, IfUnknown.RESEND);
    Notification urgent = event(Priority.URGENT, IfUnknown.RESEND);
    SendOutcome soon = throttled(Duration.ofSeconds(5));
    SendOutcome late = throttled(Duration.ofMinutes(4));

    assertThat(after(soon, attempts(4), false, bulk)).isInstanceOf(NextStep.Again.class);
    assertThat(after(soon, attempts(5), false, bulk)).isInstanceOf(NextStep.End.class);
    assertThat(after(soon, attempts(3), false, urgent)).isInstanceOf(NextStep.End.class);
    assertThat(after(late, attempts(1), false, bulk)).isInstanceOf(NextStep.Again.class);
    assertThat(after(late, attempts(1), false, urgent)).isInstanceOf(NextStep.End.class);
  }

  private static SendOutcome throttled(Duration retryAfter) {
    return new SendOutcome.Later("Throttled", retryAfter);
  }

  private NextStep after(SendOutcome last, Attempts made, boolean inDoubt, IfUnknown ifUnknown) {
    return after(last, made, inDoubt, event(Priority.NORMAL, ifUnknown));
  }

  private NextStep after(SendOutcome last, Attempts made, boolean inDoubt, Notification event) {
    return policy.after(new Utterance.Result(List.of(), last), made, inDoubt, event);
  }

  private static RetryBudget budget(Priority priority) {
    return priority == Priority.BULK
        ? new RetryBudget(5, Duration.ofMinutes(5))
        : new RetryBudget(3, Duration.ofSeconds(60));
  }

  private static Notification event(Priority priority, IfUnknown ifUnknown) {
    return new Notification(
        "e1",
        new Target.User("u", Target.Narrowing.NONE),
        Message.Content.text("hi"),
        priority,
        null,
        null,
        null,
        ifUnknown,
        null,
        null);
  }

  private static Attempts attempts(int made) {
    Attempts attempts = Untried.at(NOW);
    for (int i = 0; i < made; i++) {
      attempts.begin(NOW);
    }
    return attempts;
  }
}
