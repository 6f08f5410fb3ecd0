package dev.herald.worker.send;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The send step.
///
/// @param attempts at one delivery in a row; then it fails with the channel's code
/// @param retryBudget how long after the first attempt the last may begin. A Retry-After beyond it
///   fails the delivery. Longer holds up what is behind it in its conversation, shorter gives up in
///   outages
/// @param firstBackoff bound of the first wait; doubles with each attempt. Short presses a channel
///   that is in trouble
/// @param longestBackoff bound of every wait
/// @param detourAfter how long a delivery may wait for its channel in memory; what takes longer
///   waits on a topic of fixed delay, with what follows in its conversation. While half of what may
///   be taken in of its priority is used, one second. Below `herald.lanes.bounds.standing`, or one
///   dead tenant stops its partitions; short and Kafka carries records about that would have gone
///   soon
@Validated
@ConfigurationProperties("herald.send")
public record SendProperties(
    @DefaultValue("8") @Min(1) @Max(100) int attempts,
    @DefaultValue("60s") Duration retryBudget,
    @DefaultValue("500ms") Duration firstBackoff,
    @DefaultValue("15s") Duration longestBackoff,
    @DefaultValue("5m") Duration detourAfter) {
  private static final Duration MOST = Duration.ofMinutes(30);

  public SendProperties {
    if (retryBudget.isNegative() || retryBudget.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("herald.send.retry-budget must be 0 to 30m");
    }
    if (detourAfter.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("herald.send.detour-after must be at least 1s");
    }
    if (!firstBackoff.isPositive() || longestBackoff.compareTo(firstBackoff) < 0) {
      throw new IllegalArgumentException(
          "herald.send.first-backoff must be above 0 and at most herald.send.longest-backoff");
    }
  }
}
