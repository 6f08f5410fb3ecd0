package dev.herald.worker.delay;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// What is known of one detour of a conversation. In Redis it reads `ROUND TIER DUE LAST`.
///
/// @param round counts the detours of the conversation while any of its deliveries is under way
/// @param tier where they wait
/// @param due when they come back
/// @param last the place of the last record that went; when that is over, so is the detour. Not its
///   delivery: planned twice, one may be both the last and in the middle
record Mark(long round, DelayTier tier, Instant due, long last) {
  private static final int PARTS = 4;

  /// With one more record.
  Mark longer() {
    return new Mark(round, tier, due, last + 1);
  }

  /// Whether a record was on this one, and not on an earlier one that had the same number.
  boolean isOf(Detour detour) {
    return detour.round() == round && detour.due().equals(due);
  }

  /// Whether a record that came back is the last one.
  boolean endsWith(Detour detour) {
    return isOf(detour) && detour.place() == last;
  }

  String write() {
    return "%d %s %d %d".formatted(round, tier.wireName(), due.toEpochMilli(), last);
  }

  /// Empty when it is none.
  static Optional<Mark> read(String text) {
    String[] parts = text.split(" ", PARTS);
    if (parts.length != PARTS || !parts[3].matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return Arrays.stream(DelayTier.values())
        .filter(tier -> tier.wireName().equals(parts[1]))
        .findAny()
        .map(tier ->
            new Mark(
                Long.parseLong(parts[0]),
                tier,
                Instant.ofEpochMilli(Long.parseLong(parts[2])),
                Long.parseLong(parts[3])));
  }
}
