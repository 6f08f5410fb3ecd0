package dev.herald.worker.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Apache HttpClient complains of a released connection when a request is cancelled between taking
/// it and opening it, as happens on a machine that is short of time.
class CutOffTest {
  private static final URI SOMEWHERE = URI.create("http://127.0.0.1:1/");
  private static final byte[] BODY = "{}".getBytes(UTF_8);

  private static final HttpProperties PROPERTIES =
      new HttpProperties(Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofSeconds(1), 10);

  private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    deadlines.shutdownNow();
  }

  @Test
  void aRequestThatIsCutOffWhileItConnects_wasNotSentAndIsNoBug() throws Exception {
    ExecChainHandler whenCutOff =
        (_, scope, _) -> {
          HttpPost request = (HttpPost) scope.originalRequest;
          Awaitility.await("the cut-off").until(request::isCancelled);
          throw released();
        };
    try (CloseableHttpClient http = client(whenCutOff)) {
      assertThat(connector(http).post(SOMEWHERE, null, BODY, () -> true))
          .isInstanceOf(ChannelAnswer.NotSent.class);
    }
  }

  @Test
  void theSameComplaintWithoutACutOff_isABug() throws Exception {
    ExecChainHandler atOnce =
        (_, _, _) -> {
          throw released();
        };
    try (CloseableHttpClient http = client(atOnce)) {
      assertThatThrownBy(() -> connector(http).post(SOMEWHERE, null, BODY, () -> true))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static IllegalStateException released() {
    return new IllegalStateException("Endpoint not acquired / already released");
  }

  private static CloseableHttpClient client(ExecChainHandler handler) {
    return HttpClients.custom().addExecInterceptorFirst("test", handler).build();
  }

  private ConnectorClient connector(CloseableHttpClient http) {
    return new HttpConnectorClient(http, PROPERTIES, deadlines);
  }
}
