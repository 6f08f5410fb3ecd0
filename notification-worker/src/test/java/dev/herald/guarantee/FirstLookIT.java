package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.worker.NotificationWorkerApplication;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import redis.clients.jedis.RedisClient;

/// Promise: what a worker plans is younger than any loss that Redis had before. Whatever is older
/// than the first look at a run of Redis is in doubt after a wipe.
class FirstLookIT {

  @Test
  void redisWasLookedAtWhenTheListenersStart() {
    try (Ground ground = Ground.embedded();
        RedisClient redis = RedisClient.create(ground.redisUri())) {
      JustBefore listeners = new JustBefore(() -> redis.hexists("herald:traces", "there"));
      try (ConfigurableApplicationContext _ = start(ground, listeners)) {
        assertThat(listeners.isRunning()).isTrue();
        assertThat(listeners.wasLookedAt).isTrue();
      }
    }
  }

  private static ConfigurableApplicationContext start(Ground ground, JustBefore listeners) {
    return NotificationWorkerApplication.builder()
        .profiles("local")
        .registerShutdownHook(false)
        .initializers(context ->
            ((GenericApplicationContext) context).registerBean(JustBefore.class, () -> listeners))
        .run(
            "--server.port=0",
            "--spring.jmx.enabled=false",
            "--spring.kafka.bootstrap-servers=" + ground.bootstrapServers(),
            "--herald.redis.url=" + ground.redisUri());
  }

  /// Starts right before whoever reads events.
  private static final class JustBefore implements SmartLifecycle {
    private final BooleanSupplier look;
    private boolean running;
    private boolean wasLookedAt;

    private JustBefore(BooleanSupplier look) {
      this.look = look;
    }

    @Override
    public int getPhase() {
      return AbstractMessageListenerContainer.DEFAULT_PHASE - 1;
    }

    @Override
    public void start() {
      wasLookedAt = look.getAsBoolean();
      running = true;
    }

    @Override
    public void stop() {
      running = false;
    }

    @Override
    public boolean isRunning() {
      return running;
    }
  }
}
