package dev.herald.worker.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A backlog takes thousands of connections that nobody needs afterwards.
class IdleConnectionsTest {
  private static final byte[] BODY = "{\"type\":\"message\"}".getBytes(UTF_8);
  private static final int MANY = 200;

  /// Twice as many are more than the pool allows of all hosts together by itself.
  private static final int FEW = 20;

  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void whatABurstLeaves_isClosedThoughNothingIsSentAnyMore() throws Exception {
    try (KeepAliveServer server = KeepAliveServer.of(MANY, BODY);
        TestConnector connector = with("idle", IDLE.toString())) {
      assertThat(posts(connector, server.uri(), MANY)).containsOnly(200);
      assertThat(server.opened()).isEqualTo(MANY);

      await().atMost(PATIENCE).until(() -> server.open() == 0);
    }
  }

  @Test
  void whatABurstLeaves_isNotClosedAllAtOnce() throws Exception {
    try (KeepAliveServer server = KeepAliveServer.of(MANY, BODY);
        TestConnector connector = with("idle", IDLE.toString())) {
      posts(connector, server.uri(), MANY);
      await().atMost(PATIENCE).until(() -> server.open() == 0);

      List<Long> closed = server.closedNanos();
      assertThat(Duration.ofNanos(closed.getLast() - closed.getFirst()))
          .isGreaterThan(IDLE.dividedBy(4));
    }
  }

  @Test
  void whatLiesIdleOfOneHost_keepsNoOtherWaiting() throws Exception {
    try (KeepAliveServer one = KeepAliveServer.of(FEW, BODY);
        KeepAliveServer other = KeepAliveServer.of(FEW, BODY);
        TestConnector connector = with("max-connections-per-host", Integer.toString(FEW))) {
      assertThat(posts(connector, one.uri(), FEW)).containsOnly(200);

      assertThat(posts(connector, other.uri(), FEW)).containsOnly(200);
    }
  }

  @Test
  void whoWaitsForAConnection_getsTheRoomOfOneThatWasClosed() throws Exception {
    try (RawServer server =
            RawServer.answering(
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        TestConnector connector = with("max-connections-per-host", "1")) {
      assertThat(posts(connector, server.uri(), 5)).containsOnly(200);
    }
  }

  /// With a deadline that a busy machine keeps, too.
  private static TestConnector with(String setting, String value) {
    return TestConnector.with(Map.of("deadline", "20s", setting, value));
  }

  private static List<Integer> posts(TestConnector connector, URI uri, int count) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> posts =
          IntStream.range(0, count)
              .mapToObj(_ ->
                  threads.submit(
                      () -> connector.client().post(uri, null, BODY, () -> true).statusCode()))
              .toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> post : posts) {
        statuses.add(post.get());
      }
      return statuses;
    }
  }
}
