package dev.herald.worker.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Answers that are slow, large, broken off or none at all.
class HttpAnswersTest {
  private static final byte[] BODY = "{\"type\":\"message\"}".getBytes(UTF_8);

  private final TestConnector connector = new TestConnector();
  private final ConnectorClient client = connector.client();

  @AfterEach
  void close() throws Exception {
    connector.close();
  }

  @Test
  void bodyThatDrips_isCutOffAndTheStatusCounts() throws Exception {
    try (RawServer server = RawServer.dripping("HTTP/1.1 200 OK\r\n\r\n{\"id\":\"")) {
      long begin = System.nanoTime();

      ChannelAnswer answer = client.post(server.uri(), null, BODY, () -> true);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void bodyOfAMegabyte_isReadNoFurtherThanItsBeginning() throws Exception {
    int length = 1 << 20;
    try (RawServer server =
        RawServer.answering(
            "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length))) {
      ChannelAnswer answer = client.post(server.uri(), null, BODY, () -> true);

      assertThat(answer).isEqualTo(new ChannelAnswer.Response(200, null, "x".repeat(64 * 1024)));
    }
  }

  @Test
  void bodyThatEndsTooEarly_leavesTheStatus() throws Exception {
    try (RawServer server =
        RawServer.answering("HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{\"id\"")) {
      assertThat(client.post(server.uri(), null, BODY, () -> true))
          .isEqualTo(new ChannelAnswer.Response(201, null, ""));
    }
  }

  @Test
  void answerThatIsNoHttp_isNoAnswer() throws Exception {
    try (RawServer server = RawServer.answering("SSH-2.0-OpenSSH_9.9\r\n\r\n")) {
      assertThat(client.post(server.uri(), null, BODY, () -> true))
          .isInstanceOf(ChannelAnswer.NoAnswer.class);
    }
  }

  @Test
  void retryAfter_isHandedOnAsItCame() throws Exception {
    try (RawServer server =
        RawServer.answering(
            "HTTP/1.1 429 Too Many\r\nRetry-After: 2.0\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(client.post(server.uri(), null, BODY, () -> true))
          .isEqualTo(new ChannelAnswer.Response(429, "2.0", ""));
    }
  }
}
