package dev.herald.fault.judge;

import dev.herald.fault.record.Published;
import dev.herald.fault.record.Told;
import dev.herald.notification.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which events were made moot by newer ones with their collapse key.
final class Collapsed {
  private static final Comparator<Published> AGE =
      Comparator.comparing(Published::at).thenComparing(Published::event);

  private final Map<String, List<Story>> byKey = new HashMap<>();

  Collapsed(Collection<Story> stories) {
    stories.forEach(this::add);
  }

  private void add(Story story) {
    String key = story.published().terms().supersedes();
    if (key != null) {
      byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(story);
    }
  }

  /// Whether there is a newer one.
  boolean isMoot(Story story) {
    return newer(story).findAny().isPresent();
  }

  /// Since when a newer one was known to Herald; empty when none was.
  Optional<Instant> mootSince(Story story) {
    return newer(story)
        .flatMap(each -> each.told().stream())
        .filter(told -> told.outcome() instanceof Outcome.Accepted)
        .map(Told::at)
        .min(Comparator.naturalOrder());
  }

  private Stream<Story> newer(Story story) {
    String key = story.published().terms().supersedes();
    return key == null
        ? Stream.empty()
        : byKey.getOrDefault(key, List.of()).stream()
            .filter(each -> AGE.compare(each.published(), story.published()) > 0);
  }
}
