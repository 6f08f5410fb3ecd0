package dev.herald.worker.gate.breaker;

import dev.herald.worker.gate.scope.Passage;
import dev.herald.worker.gate.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.random.RandomGenerator;

/// The breakers of all hosts, bots and tenants. Waits for nobody; safe for any number of threads.
///
/// Each worker has its own: an outage shows itself to every one of them, and a worker that is cut
/// off alone must not stop the others.
public final class Breakers {
  private static final Duration IDLE = Duration.ofMinutes(10);

  private final Breaker.Setting setting;
  private final ConcurrentMap<Scope, Breaker> breakers = new ConcurrentHashMap<>();

  Breakers(
      BreakerProperties properties, BreakerListener listener, RandomGenerator random, Clock clock) {
    this.setting = new Breaker.Setting(properties, listener, random, clock);
  }

  /// The answer to a delivery that wants to be sent.
  public sealed interface Entry {

    /// It may, as far as outages go.
    record Free(Trial trial) implements Entry {}

    /// It waits for this scope.
    record Wait(Scope scope, Instant until) implements Entry {}
  }

  /// Lets a delivery through, or says until when it waits.
  public Entry enter(Passage passage) {
    List<Trial.Part> parts = new ArrayList<>();
    for (Scope scope : List.of(passage.host(), passage.bot(), passage.tenant())) {
      Breaker breaker = of(scope);
      Breaker.Entry entry = breaker.enter();
      Optional<Instant> wait = entry.waitUntil();
      if (wait.isPresent()) {
        new Trial(parts).close();
        return new Entry.Wait(scope, wait.get());
      }
      parts.add(new Trial.Part(breaker, part(scope, passage), entry.probe()));
    }
    return new Entry.Free(new Trial(parts));
  }

  /// Forgets scopes that work and are not used.
  public void sweep() {
    breakers.values().removeIf(breaker -> breaker.isIdle(IDLE));
  }

  /// Nearly always it is there, and to look for it takes no lock.
  private Breaker of(Scope scope) {
    Breaker there = breakers.get(scope);
    return there == null
        ? breakers.computeIfAbsent(scope, _ -> new Breaker(scope, setting))
        : there;
  }

  private static long part(Scope scope, Passage passage) {
    Scope part = scope.kind() == Scope.Kind.HOST ? passage.tenant() : passage.conversation();
    return part.name().hashCode();
  }
}
