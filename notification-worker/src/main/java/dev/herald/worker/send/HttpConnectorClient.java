package dev.herald.worker.send;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/// The connector over HTTP. The deadline covers the whole exchange: a channel that answers one byte
/// a second is cut off all the same.
final class HttpConnectorClient implements ConnectorClient {
  private static final byte[] NOTHING = {};

  private final HttpClient http;
  private final CutOffs cutOffs;

  /// Makes a client.
  ///
  /// @param deadlines runs the cut-offs; they are short
  HttpConnectorClient(
      HttpClient http, HttpProperties properties, ScheduledExecutorService deadlines) {
    this.http = http;
    this.cutOffs = CutOffs.by(deadlines, properties.deadline());
  }

  @Override
  public ChannelAnswer post(
      URI url, @Nullable String token, byte[] body, BooleanSupplier mayLeave) {
    JsonEntity entity = new JsonEntity(body, mayLeave);
    HttpPost request = new HttpPost(url);
    request.setEntity(entity);
    request.setHeader(HttpHeaders.ACCEPT, "application/json");
    if (token != null) {
      request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }
    cutOffs.began(request);
    try {
      return exchange(url, request, entity);
    } finally {
      cutOffs.ended(request);
    }
  }

  private ChannelAnswer exchange(URI url, HttpPost request, JsonEntity entity) {
    @Nullable ChannelAnswer[] answer = new ChannelAnswer[1];
    try {
      http.execute(
          new HttpHost(url.getScheme(), url.getHost(), url.getPort()),
          request,
          response -> {
            answer[0] = read(response);
            return null;
          });
    } catch (IOException e) {
      answer[0] = answer[0] == null ? failure(e, entity) : answer[0];
    } catch (IllegalStateException e) {
      answer[0] = answer[0] == null ? cutOff(request, entity, e) : answer[0];
    }
    return answer[0] == null ? new ChannelAnswer.NoAnswer("no-response") : answer[0];
  }

  private static ChannelAnswer read(ClassicHttpResponse response) throws IOException {
    Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    HttpEntity entity = response.getEntity();
    byte[] body = entity == null ? NOTHING : entity.getContent().readAllBytes();
    return new ChannelAnswer.Response(
        response.getCode(),
        retryAfter == null ? null : retryAfter.getValue(),
        new String(body, StandardCharsets.UTF_8));
  }

  /// The client may also complain of a connection that a cut-off took away under its hands.
  private static ChannelAnswer cutOff(
      HttpPost request, JsonEntity entity, IllegalStateException complaint) {
    if (!request.isCancelled()) {
      throw complaint;
    }
    return failure(new ConnectTimeoutException(complaint.getMessage()), entity);
  }

  private static ChannelAnswer failure(Exception e, JsonEntity entity) {
    if (entity.hasLeft()) {
      return new ChannelAnswer.NoAnswer(
          e instanceof InterruptedIOException ? "timeout" : "connection-lost");
    }
    if (entity.wasWithheld()) {
      return WITHHELD;
    }
    return new ChannelAnswer.NotSent(
        switch (e) {
          case ConnectTimeoutException _ -> "connect-timeout";
          case ConnectException _ -> "connection-refused";
          case UnknownHostException _ -> "unknown-host";
          case SSLException _ -> "tls-failed";
          default -> "not-connected";
        });
  }
}
