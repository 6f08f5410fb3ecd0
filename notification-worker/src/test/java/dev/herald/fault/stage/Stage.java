package dev.herald.fault.stage;

import dev.herald.fault.traffic.Population;
import dev.herald.fault.traffic.Traffic;
import dev.herald.gateway.BotGatewayApplication;
import dev.herald.guarantee.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// Everything that a message passes through. Its data and logs lie in `target/fault`.
public final class Stage implements AutoCloseable {
  private static final int MEMBERS = 2_000;
  private static final int TENANTS = 20;
  private static final int WARM_ATTEMPTS = 1_000;
  private static final double WARM_RATE = 100;
  private static final Duration WARM_WITHIN = Duration.ofMinutes(2);

  private final Broker broker;
  private final Redis redis;
  private final Channel channel = new Channel();
  private final List<Worker> workers;
  private final ConfigurableApplicationContext gateway;
  private final Population population = Population.of(MEMBERS, TENANTS);
  private final Troubles troubles = new Troubles();

  private Stage(Path directory, int workers) {
    this.broker = Broker.start(directory);
    this.redis = Redis.start(directory);
    this.workers =
        IntStream.range(0, workers)
            .mapToObj(i ->
                Worker.start(
                    environment(broker, redis), directory.resolve("worker-%d.log".formatted(i))))
            .toList();
    this.gateway = startGateway();
    this.workers.forEach(Worker::awaitReady);
    rejoin();
  }

  /// Everybody installs the bot once more, and with that revives a reference that rests.
  public void rejoin() {
    population.join(messagingEndpoint(), channel.serviceUrl());
  }

  /// Has everything sent for a while, which nobody judges: the first requests of new processes take
  /// their time.
  ///
  /// @return itself
  public Stage warm() {
    try (Traffic traffic =
        Traffic.start(broker.bootstrapServers(), "warm-", population, WARM_RATE, MEMBERS)) {
      Awaitility.await("all to be warm")
          .atMost(WARM_WITHIN)
          .until(() -> channel.history().stats().attempts() > WARM_ATTEMPTS);
      traffic.stop();
    }
    return this;
  }

  /// Sets the stage.
  ///
  /// @param name of its directory
  public static Stage set(String name, int workers) {
    Rehearsal.unlessHeld(Stage::rehearse);
    Path directory = Path.of("target", "fault", name);
    try {
      FileSystemUtils.deleteRecursively(directory);
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Stage(directory, workers);
  }

  private static void rehearse(Path directory) {
    try (Broker broker = Broker.start(directory);
        Redis redis = Redis.start(directory);
        Worker worker = Worker.start(environment(broker, redis), directory.resolve("worker.log"))) {
      worker.awaitReady();
      worker.terminate();
      worker.awaitExit();
      broker.stop();
    }
  }

  public Broker broker() {
    return broker;
  }

  public Redis redis() {
    return redis;
  }

  public Channel channel() {
    return channel;
  }

  public List<Worker> workers() {
    return workers;
  }

  public Population population() {
    return population;
  }

  public Troubles troubles() {
    return troubles;
  }

  /// Times are shorter than in production, so that a worker that died is missed within seconds, and
  /// a conversation that is said not to be there is asked for again within a minute.
  private static Map<String, String> environment(Broker broker, Redis redis) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SPRING_PROFILES_ACTIVE", "local");
    environment.put("LOGGING_CONFIG", "classpath:logback-fault.xml");
    environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    environment.put("SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "8000");
    environment.put("SPRING_KAFKA_CONSUMER_PROPERTIES_HEARTBEAT_INTERVAL_MS", "1000");
    environment.put("HERALD_REDIS_URL", redis.uri());
    environment.put("HERALD_HTTP_DEADLINE", "5s");
    environment.put("HERALD_HTTP_CONNECT", "1s");
    environment.put("HERALD_LEDGER_LEASE", "15s");
    environment.put("HERALD_REFERENCES_CONFIRMATIONS", "5s,15s,45s");
    Operator.settings().forEach((name, value) -> environment.put(variable(name), value.toString()));
    return environment;
  }

  private static String variable(String setting) {
    return setting.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  private ConfigurableApplicationContext startGateway() {
    return BotGatewayApplication.builder()
        .profiles("local")
        .registerShutdownHook(false)
        .run(
            "--server.port=0",
            "--spring.jmx.enabled=false",
            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--herald.redis.url=" + redis.uri());
  }

  private URI messagingEndpoint() {
    String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:%s/api/messages".formatted(port));
  }

  @Override
  public void close() {
    workers.forEach(Worker::close);
    gateway.close();
    channel.close();
    redis.close();
    broker.close();
  }
}
