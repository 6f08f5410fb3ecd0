package dev.herald.worker.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testing.Ports;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What goes over the wire, and what every way of failing means.
class HttpConnectorClientTest {
  private static final byte[] BODY = "{\"type\":\"message\"}".getBytes(UTF_8);

  private final TestConnector connector = new TestConnector();
  private final ConnectorClient client = connector.client();

  @AfterEach
  void close() throws Exception {
    connector.close();
  }

  @Test
  void theRequestNamesItsCharsetAndCarriesNothingThatWasNotAskedFor() throws Exception {
    try (RawServer server =
        RawServer.answering(
            "HTTP/1.1 201 Created\r\nSet-Cookie: a=b\r\nConnection: close\r\n"
                + "Content-Length: 10\r\n\r\n{\"id\":\"1\"}")) {
      ChannelAnswer first = client.post(server.uri(), "secret", BODY, () -> true);
      client.post(server.uri(), null, BODY, () -> true);

      assertThat(first).isEqualTo(new ChannelAnswer.Response(201, null, "{\"id\":\"1\"}"));
      String with = server.requests().get(0).toLowerCase(Locale.ROOT);
      assertThat(with).contains("content-type: application/json; charset=utf-8");
      assertThat(with).contains("authorization: bearer secret");
      String without = server.requests().get(1).toLowerCase(Locale.ROOT);
      assertThat(without).doesNotContain("authorization", "cookie", "user-agent");
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (RawServer server =
        RawServer.answering(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(client.post(server.uri(), null, BODY, () -> true).statusCode()).isEqualTo(302);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aRefusedConnectionWasNotSent() {
    URI nowhere = URI.create("http://127.0.0.1:" + Ports.free() + "/");

    assertThat(client.post(nowhere, null, BODY, () -> true))
        .isEqualTo(new ChannelAnswer.NotSent("connection-refused"));
  }

  @Test
  void aConnectionThatEndsAfterTheRequestLeftGaveNoAnswer() throws Exception {
    try (RawServer server = RawServer.answering("")) {
      assertThat(client.post(server.uri(), null, BODY, () -> true))
          .isEqualTo(new ChannelAnswer.NoAnswer("connection-lost"));
    }
  }

  @Test
  void whatNobodyMaySendAnyMoreDoesNotLeaveThroughAConnectionThatIsReady() throws Exception {
    try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(client.post(server.uri(), null, BODY, () -> false))
          .isEqualTo(ConnectorClient.WITHHELD);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void anAnswerThatDripsIsCutOffAtTheDeadline() throws Exception {
    try (RawServer server = RawServer.dripping()) {
      long begin = System.nanoTime();

      ChannelAnswer answer = client.post(server.uri(), null, BODY, () -> true);

      assertThat(answer).isInstanceOf(ChannelAnswer.NoAnswer.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void encodedConversationId_isOnTheWireAsItWasEncoded() throws Exception {
    try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      URI url = ActivitiesUrl.of(server.uri().resolve("/emea/"), "19:a|b/c@t;messageid=1 %41");

      client.post(url, null, BODY, () -> true);

      assertThat(server.requests().getFirst())
          .startsWith(
              "POST /emea/v3/conversations/19%3Aa%7Cb%2Fc%40t%3Bmessageid%3D1%20%2541/activities"
                  + " HTTP/1.1\r\n");
    }
  }
}
