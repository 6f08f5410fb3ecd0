package dev.herald.fault.judge;

import dev.herald.fault.record.Attempted;
import dev.herald.fault.record.Run;
import dev.herald.fault.record.Span;
import dev.herald.fault.record.Told;
import dev.herald.fault.record.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Where nobody can know whether a message was shown: its answer was lost, or its worker died
/// before it had written the answer down, or Redis forgot what was written before Kafka had it and
/// its worker died before it could write it again or before another one could tell it. Whose
/// attempt it was is seen by the connection: those of a process end when it is killed.
final class Doubts {
  private static final Duration HANGING_UP = Duration.ofSeconds(1);

  /// From the death of a worker until somebody else has its partitions, starts of workers included.
  private static final Duration TAKING_OVER = Duration.ofSeconds(30);

  private final List<Instant> kills;
  private final List<Instant> freezes;
  private final List<Span> outages;
  private final List<Span> wipes;
  private final List<Span> silences;
  private final List<Span> closings;
  private final Duration travel;
  private final Duration writing;

  /// Knows the troubles of a run.
  ///
  /// @param travel how long a request may be on its way to the channel, while its sender is stopped
  /// @param writing how long a worker may take to write down an answer, while Redis is there
  Doubts(Run run, Duration travel, Duration writing) {
    this.kills = spans(run, Kind.WORKER_KILLED).map(Span::from).toList();
    this.freezes = spans(run, Kind.WORKER_FROZEN).map(Span::from).toList();
    this.outages = spans(run, Kind.REDIS_AWAY).toList();
    this.wipes = spans(run, Kind.REDIS_WIPED).toList();
    this.silences = spans(run, Kind.BROKER_AWAY).toList();
    this.closings =
        spans(run, Kind.CHANNEL_AWAY)
            .map(away -> new Span(away.from(), away.from().plus(HANGING_UP)))
            .toList();
    this.travel = travel;
    this.writing = writing;
  }

  private static Stream<Span> spans(Run run, Kind kind) {
    return run.troubles().stream().filter(each -> each.is(kind)).map(each -> each.time());
  }

  boolean about(Attempted attempt) {
    return !attempt.isCertain()
        || isUnheard(attempt)
        || isForgotten(attempt)
        || isCaught(attempt, untilWritten(attempt.time()));
  }

  /// Who has heard an answer keeps the connection for the next request.
  private static boolean isUnheard(Attempted attempt) {
    Instant end = attempt.hungUp();
    return end != null && end.isBefore(attempt.time().to().plus(HANGING_UP));
  }

  /// Whether its worker died before Kafka had what it knew, and Redis forgot that before whoever
  /// has its partitions now could tell it in its stead.
  private boolean isForgotten(Attempted attempt) {
    Span told = beyond(silences, beyond(outages, attempt.time().longer(writing)));
    return kills.stream()
        .filter(kill -> isBy(kill, attempt) && told.overlaps(Span.at(kill)))
        .map(kill -> new Span(kill, kill.plus(TAKING_OVER)))
        .anyMatch(orphaned -> wipes.stream().anyMatch(orphaned::overlaps));
  }

  /// Whether doubt about an event has a cause: about an attempt at it, or because a worker died
  /// that may have claimed it without getting to send it, be it that Redis forgot the claim, or
  /// because the channel went down with requests that it had not read yet.
  boolean about(Story story) {
    return story.attempts().stream().anyMatch(this::about)
        || story.told().stream()
            .map(Told::at)
            .map(at -> new Span(story.published().at(), at))
            .anyMatch(this::isShaken);
  }

  private boolean isShaken(Span time) {
    return isWithin(time, kills)
        || isWithin(time, freezes)
        || wipes.stream().anyMatch(wipe -> time.overlaps(wipe) && isDeadly(wipe))
        || closings.stream().anyMatch(time::overlaps);
  }

  /// Whether somebody fell silent whose partitions were not taken over when Redis was wiped.
  private boolean isDeadly(Span wipe) {
    Span time = new Span(wipe.from().minus(TAKING_OVER), wipe.to().plus(writing));
    return isWithin(time, kills) || isWithin(time, freezes);
  }

  private boolean isCaught(Attempted attempt, Span time) {
    return isWithin(new Span(time.from().minus(travel), time.to()), freezes)
        || isWithin(time, kills.stream().filter(kill -> isBy(kill, attempt)).toList());
  }

  private static boolean isBy(Instant kill, Attempted attempt) {
    Instant end = attempt.hungUp();
    return end != null && new Span(kill, kill.plus(HANGING_UP)).overlaps(Span.at(end));
  }

  private static boolean isWithin(Span time, List<Instant> moments) {
    return moments.stream().map(Span::at).anyMatch(time::overlaps);
  }

  private Span untilWritten(Span asked) {
    Span time = beyond(outages, asked.longer(writing));
    Span told = beyond(silences, time);
    for (Span wipe : wipes) {
      if (told.overlaps(wipe)) {
        time = later(time, wipe.to().plus(writing));
      }
    }
    return time;
  }

  /// What cannot be written while something is away is written when it is back.
  private Span beyond(List<Span> away, Span asked) {
    Span time = asked;
    for (Span each : away) {
      if (time.overlaps(each)) {
        time = later(time, each.to().plus(writing));
      }
    }
    return time;
  }

  private static Span later(Span time, Instant end) {
    return end.isAfter(time.to()) ? new Span(time.from(), end) : time;
  }
}
