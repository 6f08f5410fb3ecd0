package dev.herald.gateway;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.redis.RedisReferenceStore;
import dev.herald.gateway.admin.AdminPort;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.RedisServer;
import dev.herald.testing.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A gateway on a broker and a Redis server of its own, as its callers see it.
public final class Gateway implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final KafkaBroker broker;
  private final RedisServer redis;
  private final RedisClient client;
  private final ConfigurableApplicationContext application;
  private final Topic notifications;

  private Gateway(
      KafkaBroker broker, RedisServer redis, SpringApplicationBuilder bot, String... arguments) {
    this.broker = broker;
    this.redis = redis;
    this.client = RedisClient.create(redis.uri());
    broker.createTopic("notifications", 3, Map.of());
    this.notifications = new Topic(broker.bootstrapServers(), "notifications");
    this.application = run(bot, broker.bootstrapServers(), redis.uri(), arguments);
    await("readiness").until(() -> get("/actuator/health/readiness").statusCode() == 200);
  }

  /// Starts one in the profile local.
  public static Gateway start(String... arguments) {
    return on(KafkaBroker.start(), RedisServer.startDurable(), arguments);
  }

  /// Starts one outside the profile local.
  public static Gateway startProduction(String... arguments) {
    return new Gateway(
        KafkaBroker.start(),
        RedisServer.startDurable(),
        BotGatewayApplication.builder(),
        arguments);
  }

  public static Gateway on(KafkaBroker broker, RedisServer redis, String... arguments) {
    return new Gateway(broker, redis, BotGatewayApplication.builder(), local(arguments));
  }

  private static String[] local(String... arguments) {
    return Stream.concat(Stream.of("--spring.profiles.active=local"), Stream.of(arguments))
        .toArray(String[]::new);
  }

  /// Starts one in the profile local with what somebody built on it.
  public static Gateway withBot(Class<?> bot) {
    return withBot(bot, RedisServer.startDurable());
  }

  public static Gateway withBot(Class<?> bot, RedisServer redis, String... arguments) {
    return new Gateway(
        KafkaBroker.start(), redis, BotGatewayApplication.builder().sources(bot), local(arguments));
  }

  /// Runs the application alone.
  public static ConfigurableApplicationContext run(
      String bootstrapServers, String redisUri, String... arguments) {
    return run(BotGatewayApplication.builder(), bootstrapServers, redisUri, arguments);
  }

  private static ConfigurableApplicationContext run(
      SpringApplicationBuilder bot, String bootstrapServers, String redisUri, String... arguments) {
    List<String> own = List.of(arguments);
    String[] all =
        Stream.concat(
                Stream.of(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.jmx.enabled=false",
                        "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                        "--herald.redis.url=" + redisUri)
                    .filter(each -> own.stream().noneMatch(other -> sameName(each, other))),
                own.stream())
            .toArray(String[]::new);
    return bot.registerShutdownHook(false).run(all);
  }

  private static boolean sameName(String argument, String other) {
    return other.startsWith(argument.substring(0, argument.indexOf('=') + 1));
  }

  public static ConditionFactory await(String what) {
    return Awaitility.await(what)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50));
  }

  public ReferenceStore store() {
    return new RedisReferenceStore(client);
  }

  /// The events on the topic so far, each read as JSON.
  public List<JsonNode> events() {
    return notifications.read().stream()
        .map(each -> JsonMapper.shared().readTree(each.value()))
        .toList();
  }

  /// How often a reference of that conversation was written to the mirror.
  public long mirrored(String conversation) {
    try (Topic mirror = new Topic(broker.bootstrapServers(), "conversation-references")) {
      return mirror.read().stream()
          .filter(
              each -> new String(each.key(), StandardCharsets.UTF_8).endsWith("/" + conversation))
          .count();
    }
  }

  /// The events so far that go to that conversation.
  public List<JsonNode> eventsTo(String conversation) {
    return events().stream()
        .filter(event -> event.at("/to/conversation").asString("").equals(conversation))
        .toList();
  }

  public HttpResponse<String> postActivity(String body) {
    return post("/api/messages", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  public HttpResponse<String> post(String path, String contentType, byte[] body) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("content-type", contentType)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  /// Posts an activity with that Authorization header; null sends none.
  public HttpResponse<String> postActivity(@Nullable String authorization, String body) {
    return post("/api/messages", authorization, body);
  }

  public HttpResponse<String> post(String path, @Nullable String authorization, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(json));
    if (authorization != null) {
      request.header("authorization", authorization);
    }
    return send(request.build());
  }

  public HttpResponse<String> get(String path) {
    return get(path, /* authorization= */ null);
  }

  public HttpResponse<String> get(String path, @Nullable String authorization) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (authorization != null) {
      request.header("authorization", authorization);
    }
    return send(request.build());
  }

  public URI uri(String path) {
    String port = application.getEnvironment().getProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /// Where the administration listens; for a gateway that was started with a port for it.
  public URI adminUri(String path) {
    return URI.create("http://127.0.0.1:" + application.getBean(AdminPort.class).number() + path);
  }

  public static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("the gateway did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Stops it as SIGTERM does; what it stands on stays.
  public void stop() {
    application.close();
  }

  @Override
  public void close() {
    stop();
    notifications.close();
    client.close();
    redis.close();
    broker.close();
  }
}
