package dev.herald.worker.gate.pace;

import dev.herald.notification.Priority;
import dev.herald.redis.Coalescer;
import dev.herald.worker.gate.scope.Scope;
import java.time.Duration;
import java.util.List;

/// Moments given out by Redis, by its own clock: those of the workers do not matter.
final class RedisSlots implements SlotLease {
  private static final String KEY = "herald:b:";

  private final RedisScript slots;
  private final RedisScript throttled;

  RedisSlots(Coalescer redis) {
    this.slots = new RedisScript(redis, "slots.lua");
    this.throttled = new RedisScript(redis, "throttled.lua");
  }

  @Override
  public Lease take(Scope budget, Terms terms, Priority priority, int count) {
    String share = priority == Priority.BULK ? Double.toString(terms.bulkShare()) : "";
    return take(budget, terms, count, terms.aheadMicros(priority), share);
  }

  @Override
  public Lease takeAnother(Scope budget, Terms terms) {
    return take(budget, terms, 1, terms.anotherAheadMicros(), "");
  }

  private Lease take(Scope budget, Terms terms, int count, long aheadMicros, String share) {
    List<String> arguments =
        List.of(
            Long.toString(terms.apartMicros()),
            Integer.toString(count),
            Long.toString(aheadMicros),
            Double.toString(terms.recovery()),
            share);
    List<?> answer = (List<?>) slots.run(KEY + budget.name(), arguments);
    int given = Math.toIntExact((Long) answer.get(0));
    long micros = (Long) answer.get(1);
    return given == 0
        ? new Lease.Later(micros)
        : new Lease.Slots(given, micros, (Long) answer.get(2));
  }

  @Override
  public void throttled(Scope budget, Terms terms, Duration pause) {
    throttled.run(
        KEY + budget.name(),
        List.of(
            Double.toString(terms.slowdown()),
            Double.toString(terms.floor()),
            Long.toString(pause.toNanos() / 1000)));
  }
}
