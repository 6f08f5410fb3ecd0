package dev.herald.channel.history;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All that was asked and shown, in order. Safe for any number of threads.
public final class History {
  private final Clock clock;
  private final List<Shown> shown = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private int inFlight;
  private int peakInFlight;

  public History(Clock clock) {
    this.clock = clock;
  }

  /// Counts, as of one moment.
  ///
  /// @param inFlight requests that wait for their answer
  /// @param answers attempts by status, 0 for those without an answer
  public record Stats(
      int attempts, int shown, int inFlight, int peakInFlight, Map<Integer, Long> answers) {}

  /// A request came in.
  public synchronized void begun() {
    inFlight++;
    peakInFlight = Math.max(peakInFlight, inFlight);
  }

  /// A request got its answer.
  public synchronized void answered(String conversation, int status, boolean wasShown) {
    inFlight--;
    attempts.add(new Attempt(attempts.size(), conversation, clock.instant(), status, wasShown));
  }

  public synchronized void showed(String conversation, String activityId, String json) {
    shown.add(
        new Shown(
            shown.size(), conversation, activityId, clock.instant(), System.nanoTime(), json));
  }

  /// Everything shown from the `from`th on.
  public synchronized List<Shown> shown(int from) {
    return List.copyOf(shown.subList(Math.min(from, shown.size()), shown.size()));
  }

  public List<Shown> shown() {
    return shown(0);
  }

  public List<Shown> shownIn(String conversation) {
    return shown().stream().filter(each -> each.conversation().equals(conversation)).toList();
  }

  public synchronized List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  public List<Attempt> attemptsIn(String conversation) {
    return attempts().stream().filter(each -> each.conversation().equals(conversation)).toList();
  }

  public synchronized int count() {
    return shown.size();
  }

  public synchronized Stats stats() {
    Map<Integer, Long> answers = new TreeMap<>();
    attempts.forEach(attempt -> answers.merge(attempt.status(), 1L, Long::sum));
    return new Stats(attempts.size(), shown.size(), inFlight, peakInFlight, answers);
  }

  public synchronized void clear() {
    shown.clear();
    attempts.clear();
    peakInFlight = inFlight;
  }
}
