package dev.herald.worker.send;

import java.io.IOException;
import java.util.Arrays;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/// Sends a request as it is and takes its answer whole. Stands where the client looks for logins
/// that a host or a proxy may ask for: a channel is told a token with the request and asks for
/// nothing else, and to look for them takes the path of each request apart and puts it together
/// again, a tenth of what it costs.
final class PlainExchange implements ExecChainHandler {
  private static final int MAX_BODY = 64 * 1024;
  private static final byte[] NOTHING = {};

  /// Channels name their types as they like; a body is read as what it turns out to be.
  private static final @Nullable ContentType UNTYPED = null;

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    try {
      ClassicHttpResponse response = chain.proceed(request, scope);
      HttpEntity entity = response.getEntity();
      // Without one the connection is back already.
      if (entity != null) {
        response.setEntity(whole(entity, scope));
      }
      return response;
    } catch (HttpException | IOException | RuntimeException e) {
      scope.execRuntime.discardEndpoint();
      throw e;
    }
  }

  /// What there is of a body, since the status alone says what the channel decided. A connection
  /// that holds a rest of it would hand that to the next request.
  private static HttpEntity whole(HttpEntity entity, ExecChain.Scope scope) {
    byte[] body = NOTHING;
    try {
      body = body(entity);
      if (entity.getContent().read() < 0) {
        scope.execRuntime.releaseEndpoint();
      } else {
        scope.execRuntime.discardEndpoint();
      }
    } catch (IOException | IllegalStateException _) {
      // Broken off, or cut off at the deadline.
      scope.execRuntime.discardEndpoint();
    }
    return new ByteArrayEntity(body, UNTYPED);
  }

  /// Most bodies are short and say how long they are.
  private static byte[] body(HttpEntity entity) throws IOException {
    long length = entity.getContentLength();
    if (length < 0 || length > MAX_BODY) {
      return entity.getContent().readNBytes(MAX_BODY);
    }
    byte[] bytes = new byte[(int) length];
    int read = entity.getContent().readNBytes(bytes, 0, bytes.length);
    return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
  }
}
