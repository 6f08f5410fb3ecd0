package dev.herald.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads moments as operators write them: ISO-8601 (`2026-11-24T02:10:00Z`, without an offset in
/// the local zone), a local clock time (`02:10`: the last time it was that late), `now`, or how
/// long ago (`-30m`, `-2h`, `-1d`).
final class Times {
  private static final Pattern AGO = Pattern.compile("-(\\d{1,6})([smhd])");

  private final Clock clock;

  Times(Clock clock) {
    this.clock = clock;
  }

  /// Reads one.
  ///
  /// @throws IllegalArgumentException when it is none of these, or lies in the future
  Instant parse(String text) {
    Instant moment = read(text.strip());
    if (moment.isAfter(clock.instant())) {
      throw new IllegalArgumentException(text + " lies in the future");
    }
    return moment;
  }

  private Instant read(String text) {
    if (text.equals("now")) {
      return clock.instant();
    }
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      return clock.instant().minus(duration(Long.parseLong(ago.group(1)), ago.group(2)));
    }
    try {
      return text.contains("T") ? absolute(text) : today(LocalTime.parse(text));
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          "'%s' is no time: write 2026-11-24T02:10:00Z, 02:10, now or -30m".formatted(text));
    }
  }

  private Instant absolute(String text) {
    boolean hasOffset = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:?\\d\\d");
    return hasOffset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
  }

  private Instant today(LocalTime time) {
    ZonedDateTime now = ZonedDateTime.now(clock);
    ZonedDateTime at = now.with(time);
    return (at.isAfter(now) ? at.minusDays(1) : at).toInstant();
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
