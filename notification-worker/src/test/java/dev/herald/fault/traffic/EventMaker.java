package dev.herald.fault.traffic;

import dev.herald.fault.record.Published.Terms;
import dev.herald.notification.IfUnknown;
import dev.herald.notification.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes events of every kind, the same ones for the same random numbers but for the times that
/// follow the clock. Belongs to one thread.
final class EventMaker {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(30);

  private final String prefix;
  private final Population population;
  private final RandomGenerator random;
  private int made;

  EventMaker(String prefix, Population population, RandomGenerator random) {
    this.prefix = prefix;
    this.population = population;
    this.random = random;
  }

  /// An event and how it is published.
  record Event(String id, Member to, Priority priority, int steps, Terms terms) {}

  Event next(Instant now) {
    String id = prefix + made++;
    Member to = population.pick(random);
    Priority priority = priority(random.nextDouble());
    int steps = chance(0.15) ? 2 : 1;
    @Nullable Instant notBefore = chance(0.06) ? now.plus(upTo(LONGEST_WAIT)) : null;
    @Nullable Instant notAfter = null;
    if (chance(0.10)) {
      notAfter = (notBefore == null ? now : notBefore).plus(upTo(LONGEST_LIFE));
    }
    @Nullable String supersedes = chance(0.06) ? "state-of-" + to.id() : null;
    IfUnknown ifUnknown = chance(0.10) ? IfUnknown.HOLD : IfUnknown.RESEND;
    return new Event(
        id, to, priority, steps, new Terms(notBefore, notAfter, supersedes, ifUnknown));
  }

  private static Priority priority(double uniform) {
    if (uniform < 0.15) {
      return Priority.URGENT;
    }
    return uniform < 0.85 ? Priority.NORMAL : Priority.BULK;
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private Duration upTo(Duration longest) {
    return Duration.ofMillis(random.nextLong(longest.toMillis()));
  }
}
