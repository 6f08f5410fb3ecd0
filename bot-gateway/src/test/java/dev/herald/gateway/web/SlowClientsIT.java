package dev.herald.gateway.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that send a byte now and then.
@Tag("long")
class SlowClientsIT {
  private static final String HEADERS =
      "POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\n";
  private static final int CROWD = 2_000;

  private static Gateway gateway;

  @BeforeAll
  static void start() {
    gateway = Gateway.start("--herald.gateway.limits.request=3s");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Length: 1000\r\n\r\n{"})
  void whoDripsHeadersOrBodyIsCutOff(String more) throws IOException {
    Instant begin = Instant.now();
    try (Socket client = connect(HEADERS + more)) {
      Gateway.await("the cut").until(() -> isCut(client));
    }
    assertThat(Duration.between(begin, Instant.now()))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(12));
  }

  @Test
  void thousandsOfThemDoNotStarveTheOthers() throws Exception {
    // The first message of a new process takes its time without any crowd.
    assertThat(postAlone(Activities.message("patient", "first", Instant.EPOCH, ""))).isEqualTo(200);
    List<Socket> crowd = new ArrayList<>();
    try {
      for (int i = 0; i < CROWD; i++) {
        crowd.add(connect(HEADERS + (i % 2 == 0 ? "" : "Content-Length: 1000\r\n\r\n{")));
      }
      Instant begin = Instant.now();

      assertThat(postAlone(Activities.message("patient", "m", Instant.EPOCH, ""))).isEqualTo(200);

      assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(2));
      Gateway.await("all cut")
          .until(() -> crowd.stream().filter(each -> !isCut(each)).count(), left -> left == 0);
    } finally {
      for (Socket each : crowd) {
        each.close();
      }
    }
  }

  /// Posts over a connection of its own: one that idled as long as a request may take is cut like
  /// any other, perhaps while it is being used again.
  private static int postAlone(String activity) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(gateway.uri("/api/messages"))
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(activity))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static Socket connect(String first) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), gateway.uri("/").getPort());
    client.setSoTimeout(1);
    client.getOutputStream().write(first.getBytes(US_ASCII));
    client.getOutputStream().flush();
    return client;
  }

  /// Sends one byte more; fails when the other side has gone.
  private static boolean isCut(Socket client) {
    try {
      client.getOutputStream().write('x');
      client.getOutputStream().flush();
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }
}
