package dev.herald.gateway.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.ActivityTypes;
import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import dev.herald.testing.RedisServer;
import dev.herald.turn.TurnHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A gateway that stops loses no turn that it has begun, and waits for none for ever.
class LateTurnsIT {

  @Test
  void aTurnThatOutlivesItsAnswerIsWaitedForAtAStop() {
    Patient.release = new CountDownLatch(1);
    try (Gateway gateway = gateway("12s")) {
      assertThat(post(gateway)).isEqualTo(503);

      CompletableFuture<Void> stop = CompletableFuture.runAsync(gateway::stop);
      Gateway.await("the door to close").until(() -> !isOpen(gateway));
      assertThat(stop).isNotDone();
      Patient.release.countDown();
      stop.join();

      assertThat(gateway.eventsTo("late")).hasSize(1);
    }
  }

  @Test
  void aTurnThatNeverEndsDoesNotKeepTheGatewayFromStopping() {
    Patient.release = new CountDownLatch(1);
    try (Gateway gateway = gateway("1s")) {
      assertThat(post(gateway)).isEqualTo(503);

      assertThat(CompletableFuture.runAsync(gateway::stop)).succeedsWithin(Duration.ofSeconds(20));
    }
  }

  private static Gateway gateway(String patience) {
    return Gateway.withBot(
        Patient.class,
        RedisServer.startDurable(),
        "--herald.gateway.messages.answer=200ms",
        "--herald.gateway.messages.answer-in-body=" + patience);
  }

  private static int post(Gateway gateway) {
    return gateway.postActivity(Activities.message("late", "m", Instant.EPOCH, "")).statusCode();
  }

  private static boolean isOpen(Gateway gateway) {
    try {
      gateway.get("/actuator/health/liveness");
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  /// A bot that takes its time.
  @Configuration(proxyBeanMethods = false)
  static class Patient {
    private static volatile CountDownLatch release = new CountDownLatch(0);

    @Bean(ActivityTypes.MESSAGE)
    TurnHandler patient() {
      return turn -> {
        try {
          release.await();
          turn.send("at last");
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      };
    }
  }
}
