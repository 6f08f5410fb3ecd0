package dev.herald.worker.gate.breaker;

import dev.herald.worker.gate.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The breaker of one scope: closed, open until a time, or trying with a few probes. Who waits is
/// spread over some time, so that a scope that comes back is not run over. Safe for any number of
/// threads.
final class Breaker {
  private static final Duration STUCK = Duration.ofMinutes(2);
  private static final double JITTER = 0.2;
  private static final long PROBE_SPREAD_MS = 50;
  private static final long BEHIND_PROBES_MS = 500;
  private static final long LONGEST_SPREAD_MS = 30_000;
  private static final int ENOUGH = 2;

  private final Scope scope;
  private final Setting setting;
  private final Evidence evidence;
  private Phase phase = Phase.CLOSED;
  private Instant openedAt = Instant.MIN;
  private Instant until = Instant.MIN;
  private Duration pause = Duration.ZERO;
  private long generation;
  private int underWay;
  private int good;
  private int bad;
  private int waiting;
  private Instant used;

  private enum Phase {
    CLOSED,
    OPEN,
    PROBING
  }

  /// What all breakers share.
  record Setting(
      BreakerProperties properties,
      BreakerListener listener,
      RandomGenerator random,
      Clock clock) {}

  /// The answer to who wants to send.
  ///
  /// @param waitUntil until when it waits; empty when it may
  /// @param probe names the round of probes that it belongs to; 0 for none
  record Entry(Optional<Instant> waitUntil, long probe) {
    static final Entry FREE = new Entry(Optional.empty(), 0);
  }

  Breaker(Scope scope, Setting setting) {
    this.scope = scope;
    this.setting = setting;
    this.evidence = new Evidence(setting.properties().memory().toMillis());
    this.used = setting.clock().instant();
  }

  /// Lets a request through, maybe as a probe, or says until when it waits. A probe must be
  /// [#report]ed.
  synchronized Entry enter() {
    Instant now = setting.clock().instant();
    used = now;
    if (phase == Phase.CLOSED) {
      return Entry.FREE;
    }
    if (phase == Phase.OPEN && !now.isBefore(until)) {
      probe(now);
    }
    if (phase == Phase.PROBING && isStuck(now)) {
      probe(now);
    }
    if (phase == Phase.PROBING && underWay + good + bad < setting.properties().probes()) {
      underWay++;
      return new Entry(Optional.empty(), generation);
    }
    return new Entry(Optional.of(waitUntil(now)), 0);
  }

  /// What came of a request.
  ///
  /// @param part of the scope that it was for
  /// @param probe as [Entry] said
  synchronized void report(long part, Signal signal, long probe) {
    Optional<Rule> against = Rule.against(scope.kind(), signal);
    boolean speaksFor = Rule.speaksFor(scope.kind(), signal);
    if (phase == Phase.PROBING && probe == generation) {
      underWay--;
      bad += against.isPresent() ? 1 : 0;
      good += speaksFor ? 1 : 0;
      decide(signal);
    } else if (phase == Phase.CLOSED && (against.isPresent() || speaksFor)) {
      long now = setting.clock().millis();
      evidence.add(part, against.isPresent(), now);
      if (against.isPresent() && evidence.convicts(against.get(), now)) {
        open(signal);
      }
    }
  }

  synchronized boolean isOpen() {
    return phase != Phase.CLOSED;
  }

  /// Whether it is closed and has not been asked for that long.
  synchronized boolean isIdle(Duration idle) {
    return phase == Phase.CLOSED && used.plus(idle).isBefore(setting.clock().instant());
  }

  private void open(Signal why) {
    phase = Phase.OPEN;
    openedAt = setting.clock().instant();
    boolean disabled = why == Signal.DISABLED;
    pause = disabled ? setting.properties().disabled() : setting.properties().open();
    waiting = 0;
    setting.listener().opened(scope, why, pauseFromNow());
  }

  private void probe(Instant now) {
    phase = Phase.PROBING;
    until = now;
    generation++;
    underWay = 0;
    good = 0;
    bad = 0;
  }

  private void decide(Signal last) {
    boolean over = underWay == 0;
    if (good >= ENOUGH || (over && good > 0)) {
      phase = Phase.CLOSED;
      evidence.forget();
      setting.listener().closed(scope, Duration.between(openedAt, setting.clock().instant()));
    } else if (bad >= ENOUGH || (over && bad > 0)) {
      phase = Phase.OPEN;
      pause = longer(pause);
      waiting = 0;
      setting.listener().stays(scope, last, pauseFromNow());
    }
  }

  private Duration longer(Duration before) {
    Duration longest = setting.properties().longest();
    Duration doubled = before.multipliedBy(2);
    if (before.compareTo(longest) >= 0) {
      return before;
    }
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }

  /// Sets until when it is open; not the same moment for every worker.
  private Duration pauseFromNow() {
    double factor = 1 + JITTER * (2 * setting.random().nextDouble() - 1);
    Duration jittered = Duration.ofMillis((long) (pause.toMillis() * factor));
    until = setting.clock().instant().plus(jittered);
    return jittered;
  }

  private boolean isStuck(Instant now) {
    return until.plus(STUCK).isBefore(now);
  }

  private Instant waitUntil(Instant now) {
    Instant earliest = phase == Phase.OPEN ? until : now;
    boolean first = phase == Phase.OPEN && waiting < setting.properties().probes();
    waiting++;
    long spread =
        first
            ? (long) (setting.random().nextDouble() * PROBE_SPREAD_MS)
            : BEHIND_PROBES_MS + (long) (setting.random().nextDouble() * spreadMs());
    return earliest.plusMillis(spread);
  }

  private long spreadMs() {
    return Math.min(LONGEST_SPREAD_MS, waiting * 1000L / setting.properties().ramp() + 1);
  }
}
