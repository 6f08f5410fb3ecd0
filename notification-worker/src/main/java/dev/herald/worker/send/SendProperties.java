package dev.herald.worker.send;

import dev.herald.notification.Priority;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The send step.
///
/// @param retry what is spent on a delivery, by priority: who waits for an urgent one wants to know
///   soon, bulk has time
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
    @DefaultValue Map<Priority, @Valid RetryBudget> retry,
    @DefaultValue("500ms") Duration firstBackoff,
    @DefaultValue("15s") Duration longestBackoff,
    @DefaultValue("5m") Duration detourAfter) {
  public SendProperties {
    if (detourAfter.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("herald.send.detour-after must be at least 1s");
    }
    if (!firstBackoff.isPositive() || longestBackoff.compareTo(firstBackoff) < 0) {
      throw new IllegalArgumentException(
          "herald.send.first-backoff must be above 0 and at most herald.send.longest-backoff");
    }
  }

  RetryBudget budget(Priority priority) {
    return retry.getOrDefault(priority, RetryBudget.USUAL);
  }
}
