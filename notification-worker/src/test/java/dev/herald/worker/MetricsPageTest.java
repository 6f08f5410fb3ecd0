package dev.herald.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;

/// What a worker counts is what METRICS.md says.
class MetricsPageTest {
  private static final Path PAGE = Path.of("METRICS.md");
  private static final String COMMAND =
      "mvn -pl notification-worker -am test -Dtest=MetricsPageTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dmetrics.write=true";

  @Test
  @Timeout(60)
  void thePageListsEveryMeterOfAWorker() throws IOException {
    String page;
    try (ConfigurableApplicationContext worker = worker()) {
      page = MetricsPage.of(worker.getBean(MeterRegistry.class), COMMAND);
    }
    if (Boolean.getBoolean("metrics.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("%s is old; this writes it anew: %s", PAGE, COMMAND)
        .isEqualTo(page);
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
