package dev.herald.worker.gate.breaker;

import dev.herald.worker.gate.scope.Scope;
import dev.herald.worker.gate.scope.ScopeNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says so in one line each, and keeps the metrics to be alerted on: `herald.breaker.open` by kind
/// of scope, and `herald.breaker.opened` by kind and reason.
final class BreakerAlerts implements BreakerListener {
  private static final Logger log = LoggerFactory.getLogger(BreakerAlerts.class);

  private final Map<Scope.Kind, AtomicInteger> open = new EnumMap<>(Scope.Kind.class);
  private final Map<Scope.Kind, Map<Signal, Counter>> opened = new EnumMap<>(Scope.Kind.class);

  private final ScopeNames names;

  BreakerAlerts(ScopeNames names, MeterRegistry meters) {
    this.names = names;
    for (Scope.Kind kind : Scope.Kind.values()) {
      AtomicInteger count = new AtomicInteger();
      open.put(kind, count);
      Gauge.builder("herald.breaker.open", count, AtomicInteger::get)
          .description("Scopes to which nothing is sent because of an outage")
          .tag("kind", kind.wireName())
          .register(meters);
      opened.put(kind, counters(kind, meters));
    }
  }

  /// One for each signal that can open a breaker of this kind.
  private static Map<Signal, Counter> counters(Scope.Kind kind, MeterRegistry meters) {
    Map<Signal, Counter> counters = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      if (Rule.against(kind, signal).isPresent()) {
        Counter counter =
            Counter.builder("herald.breaker.opened")
                .description("Outages noticed")
                .tag("kind", kind.wireName())
                .tag("reason", signal.wireName())
                .register(meters);
        counters.put(signal, counter);
      }
    }
    return counters;
  }

  @Override
  public void opened(Scope scope, Signal why, Duration probeIn) {
    count(scope).incrementAndGet();
    Counter counter = Objects.requireNonNull(opened.get(scope.kind())).get(why);
    if (counter != null) {
      counter.increment();
    }
    log.atWarn()
        .addKeyValue("scope", names.of(scope))
        .addKeyValue("reason", why.wireName())
        .addKeyValue("probe_in_ms", probeIn.toMillis())
        .log("Outage: what goes there waits, nothing else does, and a few probes will end it");
  }

  @Override
  public void stays(Scope scope, Signal why, Duration probeIn) {
    log.atDebug()
        .addKeyValue("scope", names.of(scope))
        .addKeyValue("reason", why.wireName())
        .addKeyValue("probe_in_ms", probeIn.toMillis())
        .log("Outage goes on");
  }

  @Override
  public void closed(Scope scope, Duration after) {
    count(scope).decrementAndGet();
    log.atInfo()
        .addKeyValue("scope", names.of(scope))
        .addKeyValue("open_ms", after.toMillis())
        .log("Outage over: what waited is sent");
  }

  private AtomicInteger count(Scope scope) {
    return Objects.requireNonNull(open.get(scope.kind()));
  }
}
