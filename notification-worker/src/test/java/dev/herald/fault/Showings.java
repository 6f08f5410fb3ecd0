package dev.herald.fault;

import dev.herald.fault.record.Attempted;
import dev.herald.fault.record.Published;
import dev.herald.fault.record.Span;
import dev.herald.notification.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the channel showed of what was published.
final class Showings {
  private static final double MORE = 1.2;
  private static final Duration LITTLE = Duration.ofMillis(60);

  private final List<Published> published;
  private final Map<String, List<Attempted>> shown = new HashMap<>();
  private final Map<String, Instant> newest = new HashMap<>();
  private final Instant end;

  /// Makes them.
  ///
  /// @param end when the last replay was over: what was not true any more then need not be shown
  Showings(List<Published> published, List<Attempted> attempts, Instant end) {
    this.published = published;
    this.end = end;
    attempts.stream()
        .filter(Attempted::shown)
        .forEach(each -> shown.computeIfAbsent(each.event(), _ -> new ArrayList<>()).add(each));
    for (Published each : published) {
      String key = each.terms().supersedes();
      if (key != null) {
        newest.merge(key, each.at(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
  }

  int published() {
    return published.size();
  }

  /// Events of which a part was shown more than once.
  List<String> twice() {
    return published.stream()
        .filter(each -> steps(each).anyMatch(step -> times(each, step) > 1))
        .map(Published::event)
        .toList();
  }

  /// Events of which a part was not shown, though they were still true.
  List<String> lost() {
    return published.stream()
        .filter(this::isTrue)
        .filter(each -> steps(each).anyMatch(step -> times(each, step) == 0))
        .map(Published::event)
        .toList();
  }

  private boolean isTrue(Published event) {
    Published.Terms terms = event.terms();
    boolean superseded =
        terms.supersedes() != null
            && event.at().isBefore(newest.getOrDefault(terms.supersedes(), Instant.EPOCH));
    return !superseded && (terms.notAfter() == null || terms.notAfter().isAfter(end));
  }

  long shownOf(Map<String, String> events) {
    return events.keySet().stream().filter(shown::containsKey).count();
  }

  private static IntStream steps(Published event) {
    return IntStream.range(0, event.steps());
  }

  private long times(Published event, int step) {
    return shown.getOrDefault(event.event(), List.of()).stream()
        .filter(each -> each.step() == step)
        .count();
  }

  /// How long it took until something was in the chat, of what was published in a time, urgent or
  /// normal and to be shown at once: 99 of 100 took no longer.
  Duration p99(Span span) {
    List<Duration> sorted = slowest(span).map(this::delay).toList();
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 100);
  }

  /// The same events, the slowest first.
  Stream<Published> slowest(Span span) {
    return published.stream()
        .filter(each -> span.overlaps(Span.at(each.at())))
        .filter(each -> each.priority() != Priority.BULK && each.terms().notBefore() == null)
        .filter(each -> shown.containsKey(each.event()))
        .sorted(Comparator.comparing(this::delay).reversed());
  }

  Duration delay(Published event) {
    return Duration.between(event.at(), firstShown(event));
  }

  private Instant firstShown(Published event) {
    return shown.getOrDefault(event.event(), List.of()).stream()
        .map(each -> each.time().to())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /// Slower by a fifth, or by so little that the machine's own unrest is more.
  static Duration allowed(Duration before) {
    long fifth = Math.round(before.toMillis() * MORE);
    return Duration.ofMillis(Math.max(fifth, before.plus(LITTLE).toMillis()));
  }
}
