package dev.herald.worker.send;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much is spent on one delivery before it fails with the channel's code. What it holds up
/// behind it in its conversation is of its own priority or a lower one.
///
/// @param attempts at it
/// @param age how long after the first attempt the last may begin, at most 30 minutes. A
///   Retry-After beyond it fails the delivery. Longer holds up what is behind it, shorter gives up
///   in outages
public record RetryBudget(
    @DefaultValue("8") @Min(1) @Max(100) int attempts, @DefaultValue("60s") Duration age) {
  private static final Duration MOST = Duration.ofMinutes(30);

  static final RetryBudget USUAL = new RetryBudget(8, Duration.ofSeconds(60));

  public RetryBudget {
    if (age.isNegative() || age.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("herald.send.retry.*.age must be 0 to 30m");
    }
  }
}
