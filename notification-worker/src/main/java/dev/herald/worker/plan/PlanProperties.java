package dev.herald.worker.plan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The plan step.
///
/// @param threads that read the topic `notifications`; more than it has partitions idle
/// @param maxRecords events planned between two commits. Many repeat more after an outage, few cost
///   more round trips
/// @param lookahead events whose recipients are asked for at the same time, over all threads. Few
///   wait for Redis one after the other, many make the sends wait behind their questions
/// @param maxPollInterval how long one batch may take before the group gives its partitions to
///   another worker. Planning an audience takes about a minute per million recipients; an interval
///   shorter than that plans the audience over and over
/// @param outagePause how long to wait before trying again while Redis or Kafka is away
@Validated
@ConfigurationProperties("herald.plan")
public record PlanProperties(
    @DefaultValue("2") @Min(1) @Max(100) int threads,
    @DefaultValue("500") @Min(1) @Max(10_000) int maxRecords,
    @DefaultValue("128") @Min(1) @Max(1_000) int lookahead,
    @DefaultValue("30m") Duration maxPollInterval,
    @DefaultValue("1s") Duration outagePause) {
  public PlanProperties {
    if (maxPollInterval.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("herald.plan.max-poll-interval must be at least 1m");
    }
    if (!outagePause.isPositive() || outagePause.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("herald.plan.outage-pause must be above 0, at most 1m");
    }
  }
}
