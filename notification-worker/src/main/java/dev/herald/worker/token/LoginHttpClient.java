package dev.herald.worker.token;

import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Carries MSAL's requests. What says "not now" becomes an exception that keeps its status and
/// `Retry-After`: MSAL itself forgets both when the body is not as it expects, as a proxy's is not,
/// and would not ask again for two minutes after a single 503.
final class LoginHttpClient implements IHttpClient {
  private static final Set<Integer> NOT_NOW = Set.of(408, 429);
  private static final int MOST = 256 * 1024;

  private final HttpClient http;
  private final Duration timeout;

  LoginHttpClient(HttpClient http, Duration timeout) {
    this.http = http;
    this.timeout = timeout;
  }

  @Override
  public IHttpResponse send(com.microsoft.aad.msal4j.HttpRequest request)
      throws IOException, InterruptedException, URISyntaxException {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.url().toURI()).timeout(timeout);
    if (request.headers() != null) {
      request.headers().forEach(builder::header);
    }
    HttpRequest ours =
        request.httpMethod() == HttpMethod.GET
            ? builder.GET().build()
            : builder.POST(BodyPublishers.ofString(request.body())).build();
    HttpResponse<byte[]> answer =
        http.send(ours, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST));
    if (answer.statusCode() >= 500 || NOT_NOW.contains(answer.statusCode())) {
      String retryAfter = answer.headers().firstValue("retry-after").orElse("");
      throw new LoginTroubleException(answer.statusCode(), retryAfter);
    }
    return new Answer(
        answer.statusCode(),
        answer.headers().map(),
        new String(answer.body(), StandardCharsets.UTF_8));
  }

  private record Answer(int statusCode, Map<String, List<String>> headers, String body)
      implements IHttpResponse {}
}
