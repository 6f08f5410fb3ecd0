package dev.herald.worker.send;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
  private static final int MAX_BODY = 64 * 1024;

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

  /// Reads what there is of the body: the status alone says what the channel decided.
  private static ChannelAnswer read(ClassicHttpResponse response) {
    Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    return new ChannelAnswer.Response(
        response.getCode(), retryAfter == null ? null : retryAfter.getValue(), body(response));
  }

  private static String body(ClassicHttpResponse response) {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return "";
    }
    try {
      return new String(bytes(entity), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  /// Most answers are short and say how long they are.
  private static byte[] bytes(HttpEntity entity) throws IOException {
    long length = entity.getContentLength();
    if (length < 0 || length > MAX_BODY) {
      return entity.getContent().readNBytes(MAX_BODY);
    }
    byte[] bytes = new byte[(int) length];
    int read = entity.getContent().readNBytes(bytes, 0, bytes.length);
    return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
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
