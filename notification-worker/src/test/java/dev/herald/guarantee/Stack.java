package dev.herald.guarantee;

import dev.herald.channel.LocalChannel;
import dev.herald.channel.LocalChannelBuilder;
import dev.herald.gateway.BotGatewayApplication;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import dev.herald.worker.NotificationWorkerApplication;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Everything that a message passes through, on free ports of this machine.
final class Stack implements AutoCloseable {
  private final KafkaBroker broker = KafkaBroker.start();
  private final RedisServer redis;
  private final LocalChannel channel;
  private final Map<String, Object> workerSettings;
  private final ConfigurableApplicationContext gateway;
  private final List<ConfigurableApplicationContext> workers = new ArrayList<>();
  private final Topic notifications;
  private final Topic outcomes;
  private final Topic deadLetters;

  private Stack(
      RedisServer redis,
      UnaryOperator<LocalChannelBuilder> channel,
      Map<String, Object> workerSettings) {
    this.redis = redis;
    this.workerSettings = workerSettings;
    this.channel = channel.apply(LocalChannel.builder()).start();
    startWorker();
    this.gateway = start(BotGatewayApplication.builder(), Map.of());
    this.notifications = new Topic(broker.bootstrapServers(), "notifications");
    this.outcomes = new Topic(broker.bootstrapServers(), "notification-outcomes");
    this.deadLetters = new Topic(broker.bootstrapServers(), "dead-letters");
  }

  static Stack start() {
    return start(UnaryOperator.identity(), Map.of());
  }

  /// Starts everything.
  ///
  /// @param channel adds to how the channel is built
  /// @param workerSettings go over those of the profile local
  static Stack start(
      UnaryOperator<LocalChannelBuilder> channel, Map<String, Object> workerSettings) {
    return new Stack(RedisServer.startDurable(), channel, workerSettings);
  }

  void startWorker() {
    workers.add(start(NotificationWorkerApplication.builder(), workerSettings));
  }

  /// Stops every worker as SIGTERM does.
  void stopWorkers() {
    workers.forEach(ConfigurableApplicationContext::close);
    workers.clear();
  }

  LocalChannel channel() {
    return channel;
  }

  RedisServer redis() {
    return redis;
  }

  Topic notifications() {
    return notifications;
  }

  Outcomes outcomes() {
    return new Outcomes(outcomes.read());
  }

  Topic deadLetters() {
    return deadLetters;
  }

  /// A user of that name, whom the bot knows from now on.
  User joins(String name) {
    return User.joins(name, messagingEndpoint(), channel.serviceUrl());
  }

  URI messagingEndpoint() {
    return URI.create("http://127.0.0.1:%s/api/messages".formatted(port(gateway)));
  }

  private ConfigurableApplicationContext start(
      SpringApplicationBuilder application, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
    all.put("herald.redis.url", redis.uri());
    all.put("server.port", 0);
    all.put("spring.jmx.enabled", false);
    all.putAll(settings);
    String[] arguments =
        all.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    return application.profiles("local").registerShutdownHook(false).run(arguments);
  }

  private static String port(ConfigurableApplicationContext service) {
    return String.valueOf(service.getEnvironment().getProperty("local.server.port"));
  }

  @Override
  public void close() {
    notifications.close();
    outcomes.close();
    deadLetters.close();
    gateway.close();
    stopWorkers();
    channel.close();
    redis.close();
    broker.close();
  }
}
