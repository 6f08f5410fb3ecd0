package dev.herald.worker.send;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The send step.
///
/// @param threads that read each of the three topics of deliveries; each has a batch under way
/// @param maxRecords deliveries of a batch, and so the most requests of a thread at the same time.
///   A batch takes as long as its slowest conversation: many make that wait rarer, few bound it
/// @param batchBudget how long deliveries of a batch are begun; what is left then comes again
/// @param attempts at one delivery in a row; then it fails with the channel's code
/// @param retryBudget how long after the first attempt the last may begin. A Retry-After beyond it
///   fails the delivery. Longer holds the batch, shorter gives up in outages
/// @param firstBackoff bound of the first wait; doubles with each attempt. Short presses a channel
///   that is in trouble
/// @param longestBackoff bound of every wait
/// @param outagePause how long to wait before going on while Redis or Kafka is away
@Validated
@ConfigurationProperties("herald.send")
public record SendProperties(
    @DefaultValue("2") @Min(1) @Max(100) int threads,
    @DefaultValue("500") @Min(1) @Max(10_000) int maxRecords,
    @DefaultValue("1m") Duration batchBudget,
    @DefaultValue("8") @Min(1) @Max(100) int attempts,
    @DefaultValue("60s") Duration retryBudget,
    @DefaultValue("500ms") Duration firstBackoff,
    @DefaultValue("15s") Duration longestBackoff,
    @DefaultValue("1s") Duration outagePause) {
  private static final Duration MOST = Duration.ofMinutes(30);

  public SendProperties {
    if (!batchBudget.isPositive() || batchBudget.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("herald.send.batch-budget must be above 0, at most 30m");
    }
    if (retryBudget.isNegative() || retryBudget.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("herald.send.retry-budget must be 0 to 30m");
    }
    if (!firstBackoff.isPositive() || longestBackoff.compareTo(firstBackoff) < 0) {
      throw new IllegalArgumentException(
          "herald.send.first-backoff must be above 0 and at most herald.send.longest-backoff");
    }
    if (!outagePause.isPositive() || outagePause.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("herald.send.outage-pause must be above 0, at most 1m");
    }
  }

  /// Longer than any batch takes: the last delivery is begun within the budget, tried within the
  /// retry budget, and each of its activities ends by the deadline.
  Duration maxPollInterval(Duration deadline) {
    return batchBudget.plus(retryBudget).plus(deadline.multipliedBy(2)).plus(MARGIN);
  }

  private static final Duration MARGIN = Duration.ofMinutes(2);
}
