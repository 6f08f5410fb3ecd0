package dev.herald.worker.send;

import dev.herald.notification.IfUnknown;
import dev.herald.notification.Notification;
import dev.herald.notification.Outcome;
import dev.herald.notification.Priority;
import dev.herald.turn.SendOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/// Decides what follows an attempt. Writes nothing, so it can be asked again.
final class RetryPolicy {
  private final Function<Priority, RetryBudget> budgets;
  private final Backoff backoff;
  private final Clock clock;

  /// Makes a policy.
  ///
  /// @param budgets what is spent on a delivery of a priority
  RetryPolicy(Function<Priority, RetryBudget> budgets, Backoff backoff, Clock clock) {
    this.budgets = budgets;
    this.backoff = backoff;
    this.clock = clock;
  }

  int maxAttempts(Priority priority) {
    return budgets.apply(priority).attempts();
  }

  /// What was spent on a delivery so far, of how much.
  private record Spent(Attempts attempts, RetryBudget of) {
    boolean allows(Duration wait, Instant now) {
      boolean inTime = attempts.age(now).plus(wait).compareTo(of.age()) <= 0;
      return attempts.made() < of.attempts() && inTime;
    }
  }

  /// What follows.
  ///
  /// @param inDoubt whether an earlier attempt was in doubt already: that is repeated once, not
  ///   more
  NextStep after(Utterance.Result result, Attempts attempts, boolean inDoubt, Notification event) {
    IfUnknown ifUnknown = event.ifUnknown();
    Spent spent = new Spent(attempts, budgets.apply(event.priority()));
    return switch (result.last()) {
      case SendOutcome.Delivered _ ->
          new NextStep.End(new Outcome.Delivered(result.ids(), inDoubt));
      case SendOutcome.Refused refused -> new NextStep.End(ended(refused.code(), inDoubt));
      case SendOutcome.Unknown(String reason) when inDoubt || ifUnknown == IfUnknown.HOLD ->
          new NextStep.End(new Outcome.Unknown(reason));
      case SendOutcome.Unknown(String reason) ->
          again(backoff.after(attempts.made(), null), spent, true, new Outcome.Unknown(reason));
      case SendOutcome.Later later when later.inDoubt() && ifUnknown == IfUnknown.HOLD ->
          new NextStep.End(new Outcome.Unknown(later.code()));
      case SendOutcome.Later later -> later(later, spent, inDoubt || later.inDoubt());
      case SendOutcome.Queued _ ->
          throw new IllegalStateException("a channel's sink queued instead of sending");
    };
  }

  private NextStep later(SendOutcome.Later later, Spent spent, boolean inDoubt) {
    Duration wait = backoff.after(spent.attempts().made(), later.retryAfter());
    return again(wait, spent, inDoubt, ended(later.code(), inDoubt));
  }

  /// What a delivery ends in without success: an earlier attempt in doubt may be in the chat.
  private static Outcome ended(String code, boolean inDoubt) {
    return inDoubt ? new Outcome.Unknown(code) : new Outcome.Failed(code);
  }

  private NextStep again(Duration wait, Spent spent, boolean inDoubt, Outcome otherwise) {
    return spent.allows(wait, clock.instant())
        ? new NextStep.Again(wait, inDoubt)
        : new NextStep.End(otherwise);
  }
}
