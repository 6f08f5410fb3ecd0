package dev.herald.worker.gate.pace;

import dev.herald.worker.gate.scope.Passage;
import dev.herald.worker.gate.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// What channels asked to be left alone, and until when. A 429 does not say whose limit it was:
/// first only its conversation waits; when others of the same scope are told the same within a
/// moment, the scope does. Safe for any number of threads.
final class Blocks {
  private static final Duration MOMENT = Duration.ofSeconds(2);
  private static final int MANY = 3;

  private final BlockBoard board;
  private final Clock clock;
  private final ConcurrentMap<Scope, Instant> blocked = new ConcurrentHashMap<>();
  private final ConcurrentMap<Scope, Deque<Hit>> hits = new ConcurrentHashMap<>();

  private record Hit(Scope part, Instant at) {}

  Blocks(BlockBoard board, Clock clock) {
    this.board = board;
    this.clock = clock;
  }

  /// Until when a delivery must wait; empty when nobody asked for it.
  Optional<Instant> until(Passage passage) {
    // Asked for every delivery, and nearly always there is nothing to look for.
    if (blocked.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return scopes(passage).stream()
        .map(scope -> blocked.getOrDefault(scope, Instant.MIN))
        .max(Instant::compareTo)
        .filter(until -> until.isAfter(now));
  }

  /// The channel said "too much" to a delivery.
  ///
  /// @return the widest scope that is blocked by it
  Scope throttled(Passage passage, Duration retryAfter) {
    List<Scope> scopes = scopes(passage);
    Instant until = clock.instant().plus(retryAfter);
    Scope widest = scopes.getFirst();
    block(widest, until);
    for (Scope wider : scopes.subList(1, scopes.size())) {
      if (!isHitByMany(wider, widest)) {
        break;
      }
      block(wider, until);
      widest = wider;
    }
    if (widest.kind() != Scope.Kind.CONVERSATION) {
      board.post(widest, retryAfter);
    }
    return widest;
  }

  /// Learns what the other workers were told.
  void learn() {
    Instant now = clock.instant();
    board.read().forEach((scope, left) -> block(scope, now.plus(left)));
  }

  private void block(Scope scope, Instant until) {
    blocked.merge(scope, until, (a, b) -> a.isAfter(b) ? a : b);
  }

  /// Forgets what is over.
  void sweep() {
    Instant now = clock.instant();
    blocked.values().removeIf(until -> !until.isAfter(now));
    hits.forEach((scope, _) ->
        hits.computeIfPresent(
            scope,
            (_, recent) ->
                recent.removeIf(hit -> isOld(hit, now)) && recent.isEmpty() ? null : recent));
  }

  private boolean isHitByMany(Scope scope, Scope part) {
    Instant now = clock.instant();
    boolean[] many = new boolean[1];
    hits.compute(
        scope,
        (_, known) -> {
          Deque<Hit> recent = known == null ? new ArrayDeque<>() : known;
          recent.removeIf(hit -> isOld(hit, now) || hit.part().equals(part));
          recent.add(new Hit(part, now));
          if (recent.size() > MANY) {
            recent.removeFirst();
          }
          many[0] = recent.size() >= (scope.kind() == Scope.Kind.HOST ? 2 : MANY);
          return recent;
        });
    return many[0];
  }

  private static boolean isOld(Hit hit, Instant now) {
    return hit.at().plus(MOMENT).isBefore(now);
  }

  private static List<Scope> scopes(Passage passage) {
    return List.of(passage.conversation(), passage.tenant(), passage.host());
  }
}
