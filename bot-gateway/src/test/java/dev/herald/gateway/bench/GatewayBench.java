package dev.herald.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import dev.herald.gateway.bench.Load.Result;
import dev.herald.testing.Ports;
import dev.herald.testing.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Activities per second with every reference written to Redis, of conversations that are known by
/// then, beside a Spring endpoint that does nothing, in turns on the same machine; Redis, Kafka and
/// the load share its cores.
@Tag("bench")
class GatewayBench {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final int CONVERSATIONS = 5_000;
  private static final int ROUNDS = 3;
  private static final Duration WARM = Duration.ofSeconds(30);
  private static final Duration ROUND =
      Duration.ofMillis(
          (long) (8_000 * Double.parseDouble(System.getProperty("bench.scale", "1"))));

  /// The line of each activity is written, but not through the pipe of whoever runs the bench.
  private static final String[] LOG = {
    "--logging.file.name=target/bench/gateway.log", "--logging.threshold.console=off"
  };

  @Test
  void activitiesBesideAnEndpointThatDoesNothing() throws Exception {
    try (var empty = empty();
        Gateway quiet = Gateway.withBot(QuietBot.class, redis(), LOG);
        Gateway echo = Gateway.start()) {
      Map<String, Load> loads = new LinkedHashMap<>();
      loads.put("an empty Spring endpoint", load(port(empty)));
      loads.put("a bot that says nothing", load(quiet.uri("/").getPort()));
      loads.put("a bot that answers each", load(echo.uri("/").getPort()));
      for (Load each : loads.values()) {
        each.run(WARM);
      }
      Map<String, Result> medians = rounds(loads);
      tell(medians);
      assertThat(medians.values()).allSatisfy(each -> assertThat(each.refused()).isZero());
    }
  }

  private static Map<String, Result> rounds(Map<String, Load> loads) throws Exception {
    Map<String, List<Result>> results = new LinkedHashMap<>();
    for (int i = 0; i < ROUNDS; i++) {
      for (Map.Entry<String, Load> each : loads.entrySet()) {
        results.merge(
            each.getKey(),
            List.of(each.getValue().run(ROUND)),
            (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
      }
    }
    Map<String, Result> medians = new LinkedHashMap<>();
    results.forEach((name, all) -> medians.put(name, median(all)));
    return medians;
  }

  private static Result median(List<Result> results) {
    return results.stream()
        .sorted(Comparator.comparingDouble(Result::perSecond))
        .toList()
        .get(results.size() / 2);
  }

  private static void tell(Map<String, Result> medians) {
    double best = medians.values().iterator().next().perSecond();
    medians.forEach((name, each) ->
        System.out.printf(
            "gateway: %-26s %,8.0f/s  %.2f of the empty one  p99 %.1f ms  %d refused%n",
            name,
            each.perSecond(),
            each.perSecond() / best,
            each.p99().toNanos() / 1e6,
            each.refused()));
  }

  private static Load load(int port) {
    return new Load(port, GatewayBench::activity, new AtomicLong());
  }

  private static String activity(long number) {
    return Activities.message(
        "c" + number % CONVERSATIONS, "m" + number, START.plusMillis(number), "");
  }

  /// As docker-compose.yml runs it: every write is on disk within a second.
  private static RedisServer redis() {
    try {
      Path directory = Files.createTempDirectory("herald-bench");
      return RedisServer.start(Ports.free(), directory, "--appendonly", "yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ConfigurableApplicationContext empty() {
    return new SpringApplicationBuilder(EmptyApplication.class)
        .registerShutdownHook(false)
        .run(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.threads.virtual.enabled=true",
            "--spring.main.banner-mode=off");
  }

  private static int port(ConfigurableApplicationContext application) {
    return Integer.parseInt(
        String.valueOf(application.getEnvironment().getProperty("local.server.port")));
  }
}
