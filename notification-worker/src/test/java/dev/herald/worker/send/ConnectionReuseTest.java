package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A connection costs more than the request that goes over it.
class ConnectionReuseTest {
  private static final byte[] BODY = "{\"type\":\"message\"}".getBytes(StandardCharsets.UTF_8);
  private static final int REQUESTS = 20;
  private static final int CHUNKED = 0;
  private static final int NO_BODY = -1;

  private final TestConnector connector = new TestConnector();
  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    connector.close();
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({"200, 20", "201, 65536", "200, 0", "429, 300", "500, 0", "204, -1"})
  void anAnswerThatWasReadWhole_leavesItsConnectionToTheNextRequest(int status, int length) {
    answering(status, length);

    for (int i = 0; i < REQUESTS; i++) {
      assertThat(post()).isEqualTo(status);
    }

    assertThat(connections).hasSize(1);
  }

  @Test
  void anAnswerThatIsTooLong_takesItsConnectionAlong() {
    answering(200, 65_537);

    assertThat(post()).isEqualTo(200);
    assertThat(post()).isEqualTo(200);

    assertThat(connections).hasSize(2);
  }

  private int post() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v3/a%2Fb");
    return connector.client().post(url, null, BODY, () -> true).statusCode();
  }

  /// Answers with that many bytes, or with twenty of unknown number.
  private void answering(int status, int length) {
    server.createContext(
        "/",
        exchange -> {
          connections.add(exchange.getRemoteAddress());
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, length);
          write(exchange, length);
        });
  }

  private static void write(HttpExchange exchange, int length) throws IOException {
    try (exchange) {
      if (length != NO_BODY) {
        exchange
            .getResponseBody()
            .write("x".repeat(length == CHUNKED ? 20 : length).getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
