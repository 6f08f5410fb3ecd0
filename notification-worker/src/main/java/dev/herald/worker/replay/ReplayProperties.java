package dev.herald.worker.replay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Plans and replays.
///
/// @param kept how long plans, replays that are over or paused, and the marks of discarded dead
///   letters and skipped records stay after they were last written. Must exceed
///   `herald.topics.retention`, else a mark is gone before its record; each plan costs every worker
///   a few kilobytes that long. What runs is never forgotten
@ConfigurationProperties("herald.replay")
public record ReplayProperties(@DefaultValue("30d") Duration kept) {
  public ReplayProperties {
    if (kept.compareTo(Duration.ofHours(1)) < 0) {
      throw new IllegalArgumentException("herald.replay.kept must be at least 1h");
    }
  }
}
