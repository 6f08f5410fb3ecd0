package dev.herald.gateway.mirror;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The mirror of references, the compacted topic `conversation-references`.
///
/// @param partitions of the topic when it has to be made
/// @param replicas of each partition when it has to be made; -1 is the broker's default. Fewer than
///   3 can lose references together with a broker
/// @param period how often Redis is looked at. Longer, and a lost Redis is noticed later
/// @param rebuild whether the whole topic is replayed once at start, whatever Redis says it holds
@ConfigurationProperties("herald.gateway.mirror")
public record MirrorProperties(
    @DefaultValue("6") int partitions,
    @DefaultValue("-1") short replicas,
    @DefaultValue("1s") Duration period,
    @DefaultValue("false") boolean rebuild) {
  public MirrorProperties {
    if (partitions < 1 || partitions > 1000) {
      throw new IllegalArgumentException("herald.gateway.mirror.partitions must be 1 to 1000");
    }
    if (period.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException("herald.gateway.mirror.period must be at least 100ms");
    }
  }
}
