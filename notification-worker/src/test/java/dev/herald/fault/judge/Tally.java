package dev.herald.fault.judge;

import dev.herald.notification.Outcome;
import java.util.Collection;

/// How many events came to which end.
///
/// @param published that Kafka acknowledged
/// @param unacknowledged that it did not; they may have arrived all the same
/// @param flagged delivered as possible duplicates
/// @param duplicated activities that were shown once too often
public record Tally(
    long published,
    long unacknowledged,
    long delivered,
    long flagged,
    long unknown,
    long expired,
    long superseded,
    long duplicated,
    long attempts) {

  static Tally of(Collection<Story> stories) {
    long acknowledged =
        stories.stream().filter(story -> story.published().acknowledged() != null).count();
    return new Tally(
        acknowledged,
        stories.size() - acknowledged,
        count(stories, Outcome.Delivered.class),
        stories.stream()
            .flatMap(story -> story.ends().stream())
            .filter(end -> end instanceof Outcome.Delivered d && d.possibleDuplicate())
            .count(),
        count(stories, Outcome.Unknown.class),
        count(stories, Outcome.Expired.class),
        count(stories, Outcome.Superseded.class),
        stories.stream().mapToLong(Duplicates::count).sum(),
        stories.stream().mapToLong(story -> story.attempts().size()).sum());
  }

  private static long count(Collection<Story> stories, Class<? extends Outcome> end) {
    return stories.stream()
        .filter(story -> story.ends().stream().anyMatch(end::isInstance))
        .count();
  }

  @Override
  public String toString() {
    return "published %d (and %d unacknowledged), delivered %d (%d flagged), unknown %d, expired %d, superseded %d; %d attempts, duplicated %d"
        .formatted(
            published,
            unacknowledged,
            delivered,
            flagged,
            unknown,
            expired,
            superseded,
            attempts,
            duplicated);
  }
}
