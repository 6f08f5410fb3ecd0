package dev.herald.worker.send;

import dev.herald.notification.IfUnknown;
import dev.herald.notification.Outcome;
import dev.herald.turn.SendOutcome;
import java.time.Clock;
import java.time.Duration;

/// Decides what follows an attempt. Writes nothing, so it can be asked again.
final class RetryPolicy {
  private final int maxAttempts;
  private final Duration budget;
  private final Backoff backoff;
  private final Clock clock;

  /// Makes a policy.
  ///
  /// @param budget how old a delivery may be, counted from its first attempt, when its last attempt
  ///   begins
  RetryPolicy(int maxAttempts, Duration budget, Backoff backoff, Clock clock) {
    this.maxAttempts = maxAttempts;
    this.budget = budget;
    this.backoff = backoff;
    this.clock = clock;
  }

  int maxAttempts() {
    return maxAttempts;
  }

  /// What follows.
  ///
  /// @param inDoubt whether an earlier attempt was in doubt already: that is repeated once, not
  ///   more
  NextStep after(Utterance.Result result, Attempts attempts, boolean inDoubt, IfUnknown ifUnknown) {
    return switch (result.last()) {
      case SendOutcome.Delivered _ ->
          new NextStep.End(new Outcome.Delivered(result.ids(), inDoubt));
      case SendOutcome.Refused refused -> new NextStep.End(ended(refused.code(), inDoubt));
      case SendOutcome.Unknown(String reason) when inDoubt || ifUnknown == IfUnknown.HOLD ->
          new NextStep.End(new Outcome.Unknown(reason));
      case SendOutcome.Unknown(String reason) ->
          again(backoff.after(attempts.made(), null), attempts, true, new Outcome.Unknown(reason));
      case SendOutcome.Later later when later.inDoubt() && ifUnknown == IfUnknown.HOLD ->
          new NextStep.End(new Outcome.Unknown(later.code()));
      case SendOutcome.Later later -> later(later, attempts, inDoubt || later.inDoubt());
      case SendOutcome.Queued _ ->
          throw new IllegalStateException("a channel's sink queued instead of sending");
    };
  }

  private NextStep later(SendOutcome.Later later, Attempts attempts, boolean inDoubt) {
    Duration wait = backoff.after(attempts.made(), later.retryAfter());
    return again(wait, attempts, inDoubt, ended(later.code(), inDoubt));
  }

  /// What a delivery ends in without success: an earlier attempt in doubt may be in the chat.
  private static Outcome ended(String code, boolean inDoubt) {
    return inDoubt ? new Outcome.Unknown(code) : new Outcome.Failed(code);
  }

  private NextStep again(Duration wait, Attempts attempts, boolean inDoubt, Outcome otherwise) {
    boolean tooLate = attempts.age(clock.instant()).plus(wait).compareTo(budget) > 0;
    return attempts.made() >= maxAttempts || tooLate
        ? new NextStep.End(otherwise)
        : new NextStep.Again(wait, inDoubt);
  }
}
