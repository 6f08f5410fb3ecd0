package dev.herald.guarantee;

import dev.herald.channel.LocalChannel;
import dev.herald.channel.LocalChannelBuilder;
import dev.herald.gateway.BotGatewayApplication;
import dev.herald.testing.Topic;
import dev.herald.worker.NotificationWorkerApplication;
import dev.herald.worker.ops.OpsPort;
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
  private final Ground ground;
  private final LocalChannel channel;
  private final Map<String, Object> workerSettings;
  private final ConfigurableApplicationContext gateway;
  private final List<ConfigurableApplicationContext> workers = new ArrayList<>();
  private final Topic notifications;
  private final Topic outcomes;
  private final Topic deadLetters;

  private Stack(Ground ground, LocalChannel channel, Map<String, Object> workerSettings) {
    this.ground = ground;
    this.channel = channel;
    this.workerSettings = workerSettings;
    startWorker();
    this.gateway = start(BotGatewayApplication.builder(), Map.of());
    this.notifications = new Topic(ground.bootstrapServers(), "notifications");
    this.outcomes = new Topic(ground.bootstrapServers(), "notification-outcomes");
    this.deadLetters = new Topic(ground.bootstrapServers(), "dead-letters");
  }

  static Stack start() {
    return on(Ground.embedded(), UnaryOperator.identity(), Map.of());
  }

  static Stack start(
      UnaryOperator<LocalChannelBuilder> channel, Map<String, Object> workerSettings) {
    return on(Ground.embedded(), channel, workerSettings);
  }

  /// Starts everything.
  ///
  /// @param ground is closed with the stack
  /// @param channel adds to how the channel is built
  /// @param workerSettings go over those of the profile local
  static Stack on(
      Ground ground,
      UnaryOperator<LocalChannelBuilder> channel,
      Map<String, Object> workerSettings) {
    return new Stack(ground, channel.apply(LocalChannel.builder()).start(), workerSettings);
  }

  void startWorker() {
    startWorker(Map.of());
  }

  /// Starts one more worker.
  ///
  /// @param settings go over those of all workers
  void startWorker(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(workerSettings);
    all.putAll(settings);
    workers.add(start(NotificationWorkerApplication.builder(), all));
  }

  /// Stops the worker that was started as the `index`th of those that run, as SIGTERM does.
  void stopWorker(int index) {
    workers.remove(index).close();
  }

  /// Stops every worker as SIGTERM does.
  void stopWorkers() {
    workers.forEach(ConfigurableApplicationContext::close);
    workers.clear();
  }

  /// The operations API of the `index`th worker that runs; settings must give it a port.
  URI operations(int index) {
    return URI.create("http://127.0.0.1:" + workers.get(index).getBean(OpsPort.class).number());
  }

  /// The service port of the `index`th worker that runs.
  URI worker(int index) {
    return URI.create("http://127.0.0.1:" + port(workers.get(index)));
  }

  LocalChannel channel() {
    return channel;
  }

  String bootstrapServers() {
    return ground.bootstrapServers();
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

  /// Another topic; its reader is closed by who asks.
  Topic topic(String name) {
    return new Topic(ground.bootstrapServers(), name);
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
    all.put("spring.kafka.bootstrap-servers", ground.bootstrapServers());
    all.put("herald.redis.url", ground.redisUri());
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
    ground.close();
  }
}
