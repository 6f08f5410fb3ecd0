package dev.herald.worker.send;

import dev.herald.worker.delay.Detours;
import dev.herald.worker.gate.clearance.Clearance;
import dev.herald.worker.lanes.Admission;
import dev.herald.worker.lanes.Progress;
import dev.herald.worker.settle.ReceivedDelivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides where a delivery waits: in its lane, or, so that it keeps nobody out, on a topic of
/// fixed delay. Safe for any number of threads.
///
/// What waits for a budget stays, since its turn comes by its place in line; and when nothing at
/// all gets through, everything stays, since the lanes then keep out nobody who could go.
final class Spillway {
  private static final Duration CROWDED = Duration.ofSeconds(1);
  private static final Duration LATELY = Duration.ofSeconds(10);

  /// Waits for something of one conversation, with a known end.
  private static final Set<String> OF_A_CONVERSATION = Set.of("conversation-window", "retry-after");

  private final Detours detours;
  private final Duration after;
  private final Clock clock;
  private volatile @Nullable Instant lastDelivered;

  /// Makes it.
  ///
  /// @param after waits that are longer, to come or so far, are not spent in a lane
  Spillway(Detours detours, Duration after, Clock clock) {
    this.detours = detours;
    this.after = after;
    this.clock = clock;
  }

  /// Something got through.
  void delivered() {
    lastDelivered = clock.instant();
  }

  /// What waits for its channel.
  Progress hold(
      ReceivedDelivery received, Attempts attempts, Admission admission, Clearance.NotBefore wait) {
    Duration left = atLeastZero(Duration.between(clock.instant(), wait.until()));
    if (OF_A_CONVERSATION.contains(wait.reason())) {
      return hold(received, attempts, admission, new Wait(left, left));
    }
    if (wait.reason().equals("budget")) {
      return new Progress.Await(left);
    }
    return !somebodyGoes()
        ? new Progress.Park(left)
        : hold(received, attempts, admission, new Wait(left, Duration.ZERO));
  }

  /// What an operator paused; looked at again after `look`.
  Progress pause(ReceivedDelivery received, Attempts attempts, Admission admission, Duration look) {
    return somebodyGoes()
        ? hold(received, attempts, admission, new Wait(look, Duration.ZERO))
        : new Progress.Park(look);
  }

  /// @param look when to look again in a lane
  /// @param known how long it takes; zero when nobody knows
  private record Wait(Duration look, Duration known) {}

  private Progress hold(
      ReceivedDelivery received, Attempts attempts, Admission admission, Wait wait) {
    Duration soFar = Duration.between(attempts.taken(), clock.instant());
    Duration most = admission.isCrowded() ? CROWDED : after;
    boolean isLong = soFar.compareTo(most) >= 0 || wait.known().compareTo(most) >= 0;
    if (!isLong || !admission.isHeld()) {
      return new Progress.Park(wait.look());
    }
    detours.lead(received, wait.known(), attempts.baggage());
    return Progress.DONE;
  }

  private boolean somebodyGoes() {
    Instant last = lastDelivered;
    return last != null && last.plus(LATELY).isAfter(clock.instant());
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
