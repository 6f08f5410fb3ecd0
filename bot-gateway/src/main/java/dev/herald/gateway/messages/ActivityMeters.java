package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.activity.ActivityTypes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Counts activities and how long their answers took: `herald.gateway.activities`, by type, channel
/// and outcome, and `herald.gateway.calls` by what became of the caller's token. A caller cannot
/// make series without end: unknown types, and channels beyond the first ones, are `other`.
final class ActivityMeters {
  static final Set<String> TYPES =
      Set.of(
          ActivityTypes.MESSAGE,
          ActivityTypes.CONVERSATION_UPDATE,
          ActivityTypes.INSTALLATION_UPDATE,
          ActivityTypes.MESSAGE_REACTION,
          ActivityTypes.MESSAGE_UPDATE,
          ActivityTypes.MESSAGE_DELETE,
          ActivityTypes.TYPING,
          ActivityTypes.EVENT,
          ActivityTypes.INVOKE,
          ActivityTypes.END_OF_CONVERSATION,
          ActivityTypes.TRACE);
  private static final List<String> RESULTS = List.of("accepted", "401", "503");
  private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,40}");
  private static final int MOST_CHANNELS = 30;
  private static final String OTHER = "other";
  private static final String NONE = "none";

  private final MeterProvider<Timer> activities;
  private final MeterProvider<Counter> calls;
  private final Set<String> channels = ConcurrentHashMap.newKeySet();

  ActivityMeters(MeterRegistry registry) {
    this.activities =
        Timer.builder("herald.gateway.activities")
            .description("Activities that were answered, and how long that took")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(15))
            .withRegistry(registry);
    this.calls =
        Counter.builder("herald.gateway.calls")
            .description("Calls by what became of their token")
            .withRegistry(registry);
    RESULTS.forEach(result -> calls.withTag("result", result));
  }

  /// Counts an answer.
  ///
  /// @param activity null when there was none that could be read
  void answered(@Nullable Activity activity, String outcome, Duration after) {
    String type = activity == null ? NONE : type(activity.type());
    String channel = activity == null ? NONE : channel(activity.channelId());
    activities.withTags("type", type, "channel", channel, "outcome", outcome).record(after);
  }

  /// Counts a caller.
  ///
  /// @param result `accepted`, or the status of the refusal
  void called(String result) {
    calls.withTag("result", result).increment();
  }

  private static String type(@Nullable String type) {
    return type != null && TYPES.contains(type) ? type : OTHER;
  }

  private String channel(@Nullable String channel) {
    if (channel == null || !CHANNEL.matcher(channel).matches()) {
      return OTHER;
    }
    boolean known =
        channels.contains(channel) || (channels.size() < MOST_CHANNELS && channels.add(channel));
    return known ? channel : OTHER;
  }
}
