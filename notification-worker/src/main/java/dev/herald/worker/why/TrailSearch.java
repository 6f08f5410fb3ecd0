package dev.herald.worker.why;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One search for what was told of an event: backwards through its partition, page by page. Belongs
/// to the thread of the consumer.
///
/// @param deadline by `System.nanoTime()`; what is found until then is the answer
record TrailSearch(PageReader reader, long deadline) {

  /// An end is told right after the ledger has it, to the second; or later, when Kafka was away.
  private static final Duration RIGHT_AFTER = Duration.ofSeconds(3);

  private static final Duration AFTER = Duration.ofSeconds(30);
  private static final Set<String> UNDER_WAY = Set.of("accepted", "deferred");
  private static final long FIRST_PAGE = 20_000;
  private static final long LARGEST_PAGE = 320_000;

  /// Searches.
  ///
  /// @param ended when the ledger says that it ended; null when it does not
  OutcomeTrail.Trail run(@Nullable Instant ended) {
    if (ended == null) {
      return back(reader.end());
    }
    OutcomeTrail.Trail near = back(reader.behind(ended.plus(RIGHT_AFTER)));
    return hasEnd(near) ? near : back(reader.behind(ended.plus(AFTER)));
  }

  private static boolean hasEnd(OutcomeTrail.Trail found) {
    return found.told().stream()
        .anyMatch(
            each -> each.has("delivery") && !UNDER_WAY.contains(each.path("outcome").asString("")));
  }

  private OutcomeTrail.Trail back(long from) {
    long begin = reader.begin();
    ArrayDeque<JsonNode> found = new ArrayDeque<>();
    long to = from;
    long size = FIRST_PAGE;
    @Nullable Instant since = null;
    while (to > begin && !isWhole(found)) {
      if (System.nanoTime() - deadline > 0 || found.size() >= PageReader.MOST) {
        return new OutcomeTrail.Trail(List.copyOf(found), since);
      }
      Page page = reader.read(Math.max(begin, to - size), to);
      page.found().reversed().forEach(found::addFirst);
      since = page.since();
      if (page.cut()) {
        return new OutcomeTrail.Trail(List.copyOf(found), since);
      }
      to -= size;
      size = Math.min(2 * size, LARGEST_PAGE);
    }
    return new OutcomeTrail.Trail(List.copyOf(found), null);
  }

  /// The plan step tells of the whole event first.
  private static boolean isWhole(Collection<JsonNode> found) {
    return found.stream().anyMatch(each -> !each.has("delivery"));
  }
}
