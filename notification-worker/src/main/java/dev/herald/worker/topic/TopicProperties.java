package dev.herald.worker.topic;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// The topics that the worker creates when they are missing. An existing one gets more partitions
/// when it has fewer than configured, and keeps its settings.
///
/// @param create whether it creates any; `false` where topics are made by others, who then see to
///   equal partition counts for `deliveries.*` and to `maxRecord`
/// @param partitions of each topic. Bounds how many workers share a step; cannot be lowered, and
///   raising it moves conversations to other partitions while old records are still under way. Too
///   many cost the broker memory and files
/// @param replicas of each partition; -1 is the broker's default. Fewer than 3 can lose events with
///   a broker
/// @param retention how long records are kept. Longer than `herald.ledger.retention` and a replay
///   of the oldest is shown twice; too short and an outage of that length loses events
/// @param maxRecord largest record of the internal topics and dead letters in bytes. An event grows
///   a little on its way, so it must exceed what the topic `notifications` takes
@Validated
@ConfigurationProperties("herald.topics")
public record TopicProperties(
    @DefaultValue("true") boolean create,
    @DefaultValue("6") @Min(1) @Max(1000) int partitions,
    @DefaultValue("-1") @Min(-1) @Max(9) short replicas,
    @DefaultValue("7d") Duration retention,
    @DefaultValue("3MB") DataSize maxRecord) {
  private static final DataSize LEAST = DataSize.ofMegabytes(1);
  private static final DataSize MOST = DataSize.ofMegabytes(64);

  public TopicProperties {
    if (!retention.isPositive()) {
      throw new IllegalArgumentException("herald.topics.retention must be above 0");
    }
    if (maxRecord.compareTo(LEAST) < 0 || maxRecord.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("herald.topics.max-record must be between 1MB and 64MB");
    }
  }
}
