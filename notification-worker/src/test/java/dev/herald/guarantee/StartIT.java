package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.Ports;
import dev.herald.testing.RedisServer;
import dev.herald.testing.Topic;
import dev.herald.worker.NotificationWorkerApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import redis.clients.jedis.RedisClient;

/// The order in which things start does not matter.
class StartIT {
  @TempDir private Path directory;

  @Test
  void aWorkerThatStartsBeforeKafkaAndRedisWaitsForThemAndIsReadyWhenTheyAreThere()
      throws Exception {
    int kafka = Ports.free();
    int redis = Ports.free();
    ConfigurableApplicationContext worker = startWorker(kafka, redis);
    assertThat(status(worker, "readiness")).isEqualTo(503);
    assertThat(status(worker, "liveness")).isEqualTo(200);

    try (Ground ground =
        Ground.of(
            KafkaBroker.start(kafka, directory.resolve("kafka")),
            RedisServer.start(redis, directory.resolve("redis")))) {
      Events.await("readiness").until(() -> status(worker, "readiness") == 200);
      knowsNobody(ground);
      assertWorks(ground);
    } finally {
      worker.close();
    }
  }

  private static ConfigurableApplicationContext startWorker(int kafka, int redis) {
    return NotificationWorkerApplication.builder()
        .profiles("local")
        .registerShutdownHook(false)
        .run(
            "--server.port=0",
            "--spring.jmx.enabled=false",
            "--spring.kafka.bootstrap-servers=127.0.0.1:" + kafka,
            "--herald.redis.url=redis://127.0.0.1:" + redis);
  }

  /// What a gateway says when it has looked through an empty mirror.
  private static void knowsNobody(Ground ground) {
    try (RedisClient redis = RedisClient.create(ground.redisUri())) {
      new RedisMirrorMarks(redis).finishRebuild(Map.of());
    }
  }

  private static void assertWorks(Ground ground) {
    String servers = ground.bootstrapServers();
    Events.await("the topics").until(() -> topics(servers).contains("notification-outcomes"));
    try (Topic notifications = new Topic(servers, "notifications");
        Topic outcomes = new Topic(servers, "notification-outcomes")) {
      notifications.publish("{\"id\":\"x\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":\"x\"}}");
      Events.await("its outcome")
          .until(() -> new Outcomes(outcomes.read()).of("x").contains("unreachable"));
    }
  }

  private static Set<String> topics(String servers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      return admin.listTopics().names().get();
    }
  }

  private static int status(ConfigurableApplicationContext worker, String probe) throws Exception {
    String port = worker.getEnvironment().getProperty("local.server.port");
    URI uri = URI.create("http://127.0.0.1:%s/actuator/health/%s".formatted(port, probe));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
    }
  }
}
