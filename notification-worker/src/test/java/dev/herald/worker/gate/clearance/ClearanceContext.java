package dev.herald.worker.gate.clearance;

import dev.herald.pseudonym.Pseudonyms;
import dev.herald.redis.Coalescer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// The clearances as they are wired and configured.
public final class ClearanceContext {
  private ClearanceContext() {}

  public static AnnotationConfigApplicationContext on(
      Coalescer redis, Clock clock, Map<String, Object> settings) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("settings", settings));
    context.registerBean(Coalescer.class, () -> redis);
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(Pseudonyms.class, Pseudonyms::passing);
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.register(ClearanceConfiguration.class);
    context.refresh();
    return context;
  }
}
