package dev.herald.fault.judge;

import dev.herald.channel.limit.Window;
import dev.herald.fault.record.Attempted;
import dev.herald.fault.record.Pace;
import dev.herald.fault.record.Planned;
import dev.herald.fault.record.Published;
import dev.herald.fault.record.Run;
import dev.herald.fault.record.Span;
import dev.herald.fault.record.Told;
import dev.herald.fault.record.Trouble;
import dev.herald.notification.IfUnknown;
import dev.herald.notification.Outcome;
import dev.herald.notification.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a run by hand. Times are seconds; everything happens in one conversation, and is planned
/// as it is published.
final class RunBuilder {
  private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
  private static final Attempted.Where WHERE = new Attempted.Where("c", "t");

  private final List<Published> published = new ArrayList<>();
  private final List<Attempted> attempts = new ArrayList<>();
  private final List<Planned> planned = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private Pace pace = Pace.NONE;

  static Instant second(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  static Published.Terms fresh(@Nullable Instant notBefore, @Nullable Instant notAfter) {
    return new Published.Terms(notBefore, notAfter, null, IfUnknown.RESEND);
  }

  static Published.Terms superseding(String key) {
    return new Published.Terms(null, null, key, IfUnknown.RESEND);
  }

  static Published.Terms held() {
    return new Published.Terms(null, null, null, IfUnknown.HOLD);
  }

  RunBuilder published(String... events) {
    for (String event : events) {
      published(event, 1, Published.Terms.NONE);
    }
    return this;
  }

  RunBuilder published(String event, int steps, Published.Terms terms) {
    add(event, steps, terms, new Published.Place(0, published.size()));
    planned.add(new Planned(event, Priority.NORMAL, 0, planned.size()));
    return this;
  }

  /// Published without a word from Kafka.
  RunBuilder unacknowledged(String event) {
    add(event, 1, Published.Terms.NONE, null);
    return this;
  }

  /// Planned once more, behind the others.
  RunBuilder planned(String event) {
    planned.add(new Planned(event, Priority.NORMAL, 0, planned.size()));
    return this;
  }

  RunBuilder plannedNone() {
    planned.clear();
    return this;
  }

  private void add(
      String event, int steps, Published.Terms terms, Published.@Nullable Place place) {
    Instant at = second(published.size() / 100.0);
    published.add(new Published(event, "c", Priority.NORMAL, steps, terms, at, place));
  }

  /// Shown a tenth of a second after it was asked for, and answered so.
  RunBuilder shown(String event, double at) {
    return attempt(event, 0, at, 201, true);
  }

  RunBuilder attempt(String event, int step, double at, int status, boolean isShown) {
    Span time = new Span(second(at), second(at + 0.1));
    attempts.add(new Attempted(event, step, WHERE, time, status, isShown, null));
    return this;
  }

  /// The sender of the last attempt ends its connection.
  RunBuilder hungUp(double at) {
    Attempted last = attempts.removeLast();
    attempts.add(
        new Attempted(
            last.event(),
            last.step(),
            last.where(),
            last.time(),
            last.status(),
            last.shown(),
            second(at)));
    return this;
  }

  RunBuilder told(String event, Outcome outcome, double at) {
    told.add(new Told(event, outcome, second(at)));
    return this;
  }

  RunBuilder delivered(String event) {
    return told(event, new Outcome.Delivered(List.of("1")), 60);
  }

  RunBuilder deliveredPerhapsTwice(String event) {
    return told(event, new Outcome.Delivered(List.of("1"), true), 60);
  }

  RunBuilder trouble(Trouble.Kind kind, double from, double to) {
    troubles.add(new Trouble(kind, new Span(second(from), second(to))));
    return this;
  }

  RunBuilder pace(Window... perConversation) {
    pace = new Pace(List.of(perConversation), List.of());
    return this;
  }

  Verdict judged() {
    return Judge.judge(new Run(published, attempts, planned, told, troubles, pace));
  }
}
