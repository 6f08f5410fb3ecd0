package dev.herald.worker.gate.pace;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// At most `limit` sends within any span of this length. Written as `7/1s`.
public record Window(int limit, Duration span) {
  private static final Pattern TEXT =
      Pattern.compile("\\s*(\\d{1,6})\\s*/\\s*(\\d{1,6})(ms|s|m|h)\\s*");
  private static final Duration LONGEST = Duration.ofHours(1);

  /// One in so many sends.
  private static final int RESERVED = 5;

  public Window {
    if (limit < 1 || limit > 100_000) {
      throw new IllegalArgumentException("a limit must be 1 to 100000, not " + limit);
    }
    if (!span.isPositive() || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a span must be above 0 and at most 1h, not " + span);
    }
  }

  /// Reads `LIMIT/SPAN`, the span in `ms`, `s`, `m` or `h`.
  public static Window valueOf(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a limit reads like 7/1s, not " + text);
    }
    long amount = Long.parseLong(matcher.group(2));
    Duration span =
        switch (matcher.group(3)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    return new Window(Integer.parseInt(matcher.group(1)), span);
  }

  /// What bulk leaves free for what is more urgent.
  int reserve() {
    return (limit + RESERVED - 1) / RESERVED;
  }

  int spanMs() {
    return Math.toIntExact(span.toMillis());
  }

  @Override
  public String toString() {
    return limit + "/" + span.toMillis() + "ms";
  }
}
