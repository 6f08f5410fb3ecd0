package dev.herald.worker;

import dev.herald.testing.MetricsPage;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;

/// What a worker counts is what METRICS.md says.
class MetricsPageTest {
  private final MetricsPage page =
      new MetricsPage(
          "notification-worker",
          "Every series is there from the start, so a rate needs no first event.",
          Map.of("bot", "the first 8 characters of the app id of each bot in `herald.token.bots`"),
          MetricsPageTest.class);

  @Test
  @Timeout(60)
  void thePageListsEveryMeterOfAWorker() throws IOException {
    try (ConfigurableApplicationContext worker = worker()) {
      page.check(worker.getBean(MeterRegistry.class));
    }
  }

  /// One that is wired and not started: it needs neither Kafka nor Redis, and asks for no token.
  private static ConfigurableApplicationContext worker() {
    return NotificationWorkerApplication.builder()
        .profiles("local")
        .initializers(context ->
            context.getBeanFactory().registerSingleton("lifecycleProcessor", new Standstill()))
        .registerShutdownHook(false)
        .run(
            "--server.port=0",
            "--spring.jmx.enabled=false",
            "--spring.kafka.bootstrap-servers=127.0.0.1:1",
            "--herald.redis.url=redis://127.0.0.1:1",
            "--herald.topics.create=false",
            "--herald.worker.roles=plan",
            "--herald.token.bots[0].app-id=00000000-0000-0000-0000-000000000000",
            "--herald.token.bots[0].password=unused");
  }

  private static final class Standstill implements LifecycleProcessor {
    @Override
    public void onRefresh() {}

    @Override
    public void onClose() {}

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
      return false;
    }
  }
}
