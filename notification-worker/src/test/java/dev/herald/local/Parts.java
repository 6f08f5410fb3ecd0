package dev.herald.local;

import dev.herald.channel.LocalChannel;
import dev.herald.gateway.BotGatewayApplication;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import dev.herald.worker.NotificationWorkerApplication;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The parts that the options ask for, in the order in which they start.
final class Parts {
  private final LocalOptions options;

  private Parts(LocalOptions options) {
    this.options = options;
  }

  static List<Part> of(LocalOptions options) {
    Parts parts = new Parts(options);
    List<Part> chosen = new ArrayList<>(List.of(parts.kafka(), parts.redis()));
    if (options.withWorker()) {
      chosen.add(parts.worker());
    }
    if (options.withGateway()) {
      chosen.add(parts.gateway());
    }
    if (options.withChannel()) {
      chosen.add(parts.channel());
    }
    return List.copyOf(chosen);
  }

  private Part kafka() {
    return new Listed("Kafka", options.kafka(), this::startKafka);
  }

  /// The worker creates the topics too; here it may be left out.
  private AutoCloseable startKafka() throws Exception {
    KafkaBroker broker =
        KafkaBroker.start(options.kafka().port(), options.directory().resolve("kafka"));
    LocalTopics.create(broker);
    return broker;
  }

  private Part redis() {
    return new Listed(
        "Redis",
        options.redis(),
        () ->
            RedisServer.start(
                options.redis().port(),
                options.directory().resolve("redis"),
                "--appendonly",
                "yes",
                "--save",
                ""));
  }

  private Part worker() {
    return new Listed(
        "notification-worker",
        options.worker(),
        () -> service(NotificationWorkerApplication.builder(), options.worker()));
  }

  private Part gateway() {
    return new Listed(
        "bot-gateway",
        options.gateway(),
        () -> service(BotGatewayApplication.builder(), options.gateway()));
  }

  private Part channel() {
    return new Listed("local channel", options.channel(), this::startChannel);
  }

  private AutoCloseable startChannel() {
    EventDesk desk = EventDesk.open(options.bootstrapServers());
    LocalChannel channel =
        desk.attachTo(LocalChannel.builder())
            .port(options.channel().port())
            .botEndpoint(
                URI.create("http://127.0.0.1:%d/api/messages".formatted(options.gateway().port())))
            .start();
    return () -> {
      channel.close();
      desk.close();
    };
  }

  /// What is chosen here goes over what the services' own files say.
  private AutoCloseable service(SpringApplicationBuilder builder, Part.Listens listens) {
    return builder
        .profiles("local")
        .registerShutdownHook(false)
        .run(
            "--server.port=" + listens.port(),
            "--server.address=127.0.0.1",
            "--spring.main.log-startup-info=false",
            "--spring.jmx.enabled=false",
            "--spring.kafka.bootstrap-servers=" + options.bootstrapServers(),
            "--herald.redis.url=" + options.redisUrl());
  }

  private record Listed(String name, Listens listens, Starter starter) implements Part {
    @Override
    public AutoCloseable start() throws Exception {
      return starter.start();
    }
  }

  @FunctionalInterface
  private interface Starter {
    AutoCloseable start() throws Exception;
  }
}
