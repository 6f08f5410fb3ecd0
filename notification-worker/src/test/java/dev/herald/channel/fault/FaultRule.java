package dev.herald.channel.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When a fault happens.
///
/// @param conversation an id, or the beginning of ids with a `*` after it; null for all
/// @param times how often; -1 for ever
/// @param probability of each request that fits, 0 to 1
/// @param latency instead of the channel's own; null leaves that
public record FaultRule(
    @Nullable String conversation,
    int times,
    double probability,
    @Nullable Duration latency,
    Fault fault) {

  /// The next `times` requests of a conversation.
  public static FaultRule next(int times, String conversation, Fault fault) {
    return new FaultRule(conversation, times, 1, null, fault);
  }

  /// Every request with that probability.
  public static FaultRule always(double probability, Fault fault) {
    return new FaultRule(null, -1, probability, null, fault);
  }

  /// The requests of those conversations take that long.
  public static FaultRule slow(String conversation, Duration latency) {
    return new FaultRule(conversation, -1, 1, latency, new Fault.None());
  }

  boolean fits(String id) {
    if (conversation == null) {
      return true;
    }
    return conversation.endsWith("*")
        ? id.startsWith(conversation.substring(0, conversation.length() - 1))
        : id.equals(conversation);
  }
}
