package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.LocalChannel;
import dev.herald.channel.history.Shown;
import dev.herald.testing.Ports;
import dev.herald.testing.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// docker-compose.yml delivers one message to a channel outside it.
@Tag("docker")
class ComposeIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void aMessageReachesAChannelOutsideTheComposition() {
    int gateway = Ports.free();
    int worker = Ports.free();
    int kafka = Ports.free();
    Map<String, String> environment =
        Map.of(
            "HERALD_GATEWAY_PORT", "" + gateway,
            "HERALD_WORKER_PORT", "" + worker,
            "HERALD_KAFKA_PORT", "" + kafka,
            "HERALD_REDIS_PORT", "" + Ports.free());
    try (LocalChannel channel =
            LocalChannel.builder().bind("0.0.0.0").host("host.docker.internal").start();
        Compose compose = Compose.up(ROOT, environment)) {
      try {
        awaitReady(gateway);
        awaitReady(worker);
        User ada = User.joins("ada", messages(gateway), channel.serviceUrl());
        try (Topic notifications = new Topic("localhost:" + kafka, "notifications")) {
          notifications.publish(Events.text("shipped", ada, "Your order has shipped"));
        }
        Events.await("the message")
            .untilAsserted(() ->
                assertThat(channel.history().shownIn(ada.conversation()))
                    .extracting(Shown::text)
                    .containsExactly("Your order has shipped"));
      } catch (RuntimeException | Error e) {
        compose.logs();
        throw e;
      }
    }
  }

  private static URI messages(int port) {
    return URI.create("http://localhost:%d/api/messages".formatted(port));
  }

  private static void awaitReady(int port) {
    URI readiness = URI.create("http://localhost:%d/actuator/health/readiness".formatted(port));
    Awaitility.await("readiness on port " + port)
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> status(readiness) == 200);
  }

  private static int status(URI uri) throws InterruptedException {
    try {
      return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    }
  }
}
