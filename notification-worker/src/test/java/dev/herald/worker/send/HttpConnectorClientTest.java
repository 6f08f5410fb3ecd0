package dev.herald.worker.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testing.Ports;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// What goes over the wire, and what every way of failing means.
class HttpConnectorClientTest {
  private static final byte[] BODY = "{\"type\":\"message\"}".getBytes(UTF_8);

  private final HttpConfiguration configuration = new HttpConfiguration();
  private final HttpProperties properties = properties();
  private final CloseableHttpClient http = configuration.httpClient(properties);
  private final ScheduledThreadPoolExecutor deadlines = configuration.deadlines();
  private final ConnectorClient client = configuration.connectorClient(http, properties, deadlines);

  @AfterEach
  void close() throws Exception {
    http.close();
    deadlines.shutdownNow();
  }

  @Test
  void theRequestNamesItsCharsetAndCarriesNothingThatWasNotAskedFor() throws Exception {
    try (RawServer server =
        RawServer.answering(
            "HTTP/1.1 201 Created\r\nSet-Cookie: a=b\r\nConnection: close\r\n"
                + "Content-Length: 10\r\n\r\n{\"id\":\"1\"}")) {
      ChannelAnswer first = client.post(server.uri(), "secret", BODY);
      client.post(server.uri(), null, BODY);

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
      assertThat(client.post(server.uri(), null, BODY).statusCode()).isEqualTo(302);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aRefusedConnectionWasNotSent() {
    URI nowhere = URI.create("http://127.0.0.1:" + Ports.free() + "/");

    assertThat(client.post(nowhere, null, BODY))
        .isEqualTo(new ChannelAnswer.NotSent("connection-refused"));
  }

  @Test
  void aConnectionThatEndsAfterTheRequestLeftGaveNoAnswer() throws Exception {
    try (RawServer server = RawServer.answering("")) {
      assertThat(client.post(server.uri(), null, BODY))
          .isEqualTo(new ChannelAnswer.NoAnswer("connection-lost"));
    }
  }

  @Test
  void anAnswerThatDripsIsCutOffAtTheDeadline() throws Exception {
    try (RawServer server = RawServer.dripping()) {
      long begin = System.nanoTime();

      ChannelAnswer answer = client.post(server.uri(), null, BODY);

      assertThat(answer).isInstanceOf(ChannelAnswer.NoAnswer.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void bodyThatDrips_isCutOffAndTheStatusCounts() throws Exception {
    try (RawServer server = RawServer.dripping("HTTP/1.1 200 OK\r\n\r\n{\"id\":\"")) {
      long begin = System.nanoTime();

      ChannelAnswer answer = client.post(server.uri(), null, BODY);

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
      ChannelAnswer answer = client.post(server.uri(), null, BODY);

      assertThat(answer).isEqualTo(new ChannelAnswer.Response(200, null, "x".repeat(64 * 1024)));
    }
  }

  @Test
  void bodyThatEndsTooEarly_leavesTheStatus() throws Exception {
    try (RawServer server =
        RawServer.answering("HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{\"id\"")) {
      assertThat(client.post(server.uri(), null, BODY))
          .isEqualTo(new ChannelAnswer.Response(201, null, ""));
    }
  }

  @Test
  void answerThatIsNoHttp_isNoAnswer() throws Exception {
    try (RawServer server = RawServer.answering("SSH-2.0-OpenSSH_9.9\r\n\r\n")) {
      assertThat(client.post(server.uri(), null, BODY)).isInstanceOf(ChannelAnswer.NoAnswer.class);
    }
  }

  @Test
  void retryAfter_isHandedOnAsItCame() throws Exception {
    try (RawServer server =
        RawServer.answering(
            "HTTP/1.1 429 Too Many\r\nRetry-After: 2.0\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(client.post(server.uri(), null, BODY))
          .isEqualTo(new ChannelAnswer.Response(429, "2.0", ""));
    }
  }

  @Test
  void encodedConversationId_isOnTheWireAsItWasEncoded() throws Exception {
    try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      URI url = ActivitiesUrl.of(server.uri().resolve("/emea/"), "19:a|b/c@t;messageid=1 %41");

      client.post(url, null, BODY);

      assertThat(server.requests().getFirst())
          .startsWith(
              "POST /emea/v3/conversations/19%3Aa%7Cb%2Fc%40t%3Bmessageid%3D1%20%2541/activities"
                  + " HTTP/1.1\r\n");
    }
  }

  private static HttpProperties properties() {
    var source = new MapConfigurationPropertySource();
    source.put("herald.http.connect", "500ms");
    source.put("herald.http.deadline", "1s");
    return new Binder(source).bindOrCreate("herald.http", Bindable.of(HttpProperties.class));
  }
}
