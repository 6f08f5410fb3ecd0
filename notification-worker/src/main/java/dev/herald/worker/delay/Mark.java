package dev.herald.worker.delay;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// What is known of a conversation that is on a detour. In Redis it reads `ROUND TIER DUE TAIL`.
///
/// @param round counts the detours of the conversation while any of its deliveries is under way
/// @param tier where they wait
/// @param due when they come back
/// @param tail the last delivery that went; when that is over, so is the detour
record Mark(long round, DelayTier tier, Instant due, String tail) {
  private static final int PARTS = 4;

  Mark endingWith(String delivery) {
    return new Mark(round, tier, due, delivery);
  }

  String write() {
    return "%d %s %d %s".formatted(round, tier.wireName(), due.toEpochMilli(), tail);
  }

  /// Empty when it is none.
  static Optional<Mark> read(String text) {
    String[] parts = text.split(" ", PARTS);
    if (parts.length != PARTS) {
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
                parts[3]));
  }
}
