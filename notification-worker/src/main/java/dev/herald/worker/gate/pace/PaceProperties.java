package dev.herald.worker.gate.pace;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How fast channels are spoken to.
///
/// @param channels limits by the channel's id, such as `msteams`, in place of those documented for
///   it: `windows` of a conversation as a list like `7/1s,8/2s`, `budget` of a bot in a tenant like
///   `50/1s`. A channel with neither is not paced. More than the channel allows costs 429s and may
///   get the bot blocked, less is slower
/// @param margin how far apart a channel may see two messages that left at the same moment: a
///   budget is spread over its span and this, and the more it is, the later after its turn a send
///   may still leave. Too low and a busy budget meets 429s, too high and it is not used up
/// @param bulkShare part of a budget that bulk keeps while urgent and normal want all of it, 0 to
///   0.5; beyond it, bulk has what they leave
/// @param slowdown what a budget is multiplied with when its channel answers 429, above 0, below 1
/// @param floor part of a budget below which it is not slowed down, above 0, at most 1
/// @param recovery part of the full budget that comes back with each second of traffic without a
///   429, above 0, at most 1. Higher meets the limit sooner again
/// @param retryAfter how long to leave alone what answered 429 without saying how long
/// @param longestRetryAfter bound of what a channel may ask for
/// @param tellAfter how long a delivery must have to wait for limits or an outage before a
///   `deferred` outcome says so; shorter tells more about less
@ConfigurationProperties("herald.pace")
public record PaceProperties(
    @Nullable Map<String, ChannelLimits> channels,
    @DefaultValue("50ms") Duration margin,
    @DefaultValue("0.1") double bulkShare,
    @DefaultValue("0.7") double slowdown,
    @DefaultValue("0.1") double floor,
    @DefaultValue("0.02") double recovery,
    @DefaultValue("1s") Duration retryAfter,
    @DefaultValue("10m") Duration longestRetryAfter,
    @DefaultValue("5s") Duration tellAfter) {

  public PaceProperties {
    Map<String, ChannelLimits> all = new HashMap<>(ChannelLimits.DOCUMENTED);
    all.putAll(channels == null ? Map.of() : channels);
    channels = Map.copyOf(all);
    check(!margin.isNegative() && margin.toMillis() <= 1000, "margin must be 0 to 1s");
    check(bulkShare >= 0 && bulkShare <= 0.5, "bulk-share must be 0 to 0.5");
    check(slowdown > 0 && slowdown < 1, "slowdown must be above 0 and below 1");
    check(floor > 0 && floor <= 1, "floor must be above 0 and at most 1");
    check(recovery > 0 && recovery <= 1, "recovery must be above 0 and at most 1");
    check(retryAfter.isPositive(), "retry-after must be above 0");
    check(
        longestRetryAfter.compareTo(retryAfter) >= 0,
        "longest-retry-after must be at least herald.pace.retry-after");
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("herald.pace." + otherwise);
    }
  }

  ChannelLimits of(String channel) {
    return channels == null
        ? ChannelLimits.NONE
        : channels.getOrDefault(channel, ChannelLimits.NONE);
  }

  /// How many deliveries of one bot in one tenant a channel takes in a second; 0 for no limit.
  public double perSecond(String channel) {
    Window budget = of(channel).budget();
    return budget == null ? 0 : budget.limit() * 1000.0 / budget.span().toMillis();
  }

  Terms terms(Window budget) {
    return new Terms(budget, margin, bulkShare, slowdown, floor, recovery);
  }

  /// What a channel asked for, within reason.
  Duration retryAfter(@Nullable Duration asked) {
    Duration wait = asked == null || asked.compareTo(retryAfter) < 0 ? retryAfter : asked;
    return wait.compareTo(longestRetryAfter) > 0 ? longestRetryAfter : wait;
  }
}
