package dev.herald.channel.history;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// All that was asked and shown, in order. Safe for any number of threads.
public final class History implements Recorder {
  private final Clock clock;
  private final List<Shown> shown = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final Set<Asked> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<String, Instant> hungUp = new HashMap<>();
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

  @Override
  public synchronized Asked begun(
      String conversation, String json, String authorization, String connection) {
    Asked asked = new Asked(conversation, json, authorization, connection, clock.instant());
    underWay.add(asked);
    peakInFlight = Math.max(peakInFlight, underWay.size());
    return asked;
  }

  @Override
  public synchronized void answered(Asked asked, int status, boolean wasShown) {
    if (!underWay.remove(asked)) {
      return;
    }
    attempts.add(new Attempt(attempts.size(), asked, clock.instant(), status, wasShown));
  }

  /// The channel went down: what was under way gets no answer.
  public synchronized void wentDown() {
    List.copyOf(underWay).forEach(asked -> answered(asked, 0, false));
  }

  /// A connection ended.
  public synchronized void hungUp(String connection) {
    hungUp.put(connection, clock.instant());
  }

  /// When each connection ended that did.
  public synchronized Map<String, Instant> hungUp() {
    return Map.copyOf(hungUp);
  }

  @Override
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
    return new Stats(attempts.size(), shown.size(), underWay.size(), peakInFlight, answers);
  }

  public synchronized void clear() {
    shown.clear();
    attempts.clear();
    peakInFlight = underWay.size();
  }
}
