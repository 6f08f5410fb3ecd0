package dev.herald.gateway.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The reference that counts is the one the channel saw last, not the one that arrived last.
class NewestWinsIT {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final int CONCURRENT = 50;

  private static Gateway gateway;

  @BeforeAll
  static void start() {
    gateway = Gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void anOlderActivityThatArrivesLaterDoesNotBringBackAnOldServiceUrl() {
    gateway.postActivity(message("late", 2));
    gateway.postActivity(message("late", 1));

    assertThat(serviceUrl("late")).isEqualTo("http://localhost:1/2/");
  }

  @Test
  void amongFiftyConcurrentOnesTheNewestStays() {
    List<Integer> seconds = new ArrayList<>(IntStream.range(0, CONCURRENT).boxed().toList());
    Collections.shuffle(seconds, new Random(4711));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      seconds.forEach(
          second -> threads.execute(() -> gateway.postActivity(message("race", second))));
    }

    assertThat(serviceUrl("race")).isEqualTo("http://localhost:1/%d/".formatted(CONCURRENT - 1));
  }

  private static String message(String conversation, int second) {
    return Activities.message(conversation, "m" + second, START.plusSeconds(second), "")
        .replace("http://localhost:1/", "http://localhost:1/%d/".formatted(second));
  }

  private static String serviceUrl(String conversation) {
    return gateway.store().named(conversation).getFirst().reference().serviceUrl();
  }
}
