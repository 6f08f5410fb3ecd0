package dev.herald.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The operations API of a worker. Every call throws [ApiException] with a line that says what is
/// wrong and what to do.
final class Api implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final String ROOT = "ops/v1/";

  private final URI base;
  private final String key;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  Api(URI base, String key) {
    this.base = base.getPath().endsWith("/") ? base : URI.create(base + "/");
    this.key = key;
  }

  JsonNode get(String path, Map<String, String> query) {
    String text =
        query.entrySet().stream()
            .map(each -> each.getKey() + "=" + encode(each.getValue()))
            .collect(Collectors.joining("&"));
    return send("GET", text.isEmpty() ? path : path + "?" + text, null);
  }

  JsonNode get(String path) {
    return get(path, Map.of());
  }

  JsonNode post(String path, JsonNode body) {
    return send("POST", path, body);
  }

  JsonNode delete(String path, Map<String, String> query) {
    String name = query.keySet().iterator().next();
    return send("DELETE", path + "?" + name + "=" + encode(query.get(name)), null);
  }

  static String encode(@Nullable String text) {
    return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// Lets go of the connections, of which a worker has few.
  @Override
  public void close() {
    http.shutdownNow();
  }

  private JsonNode send(String method, String path, @Nullable JsonNode body) {
    HttpRequest.BodyPublisher content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.toString());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(ROOT + path))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .method(method, content);
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      return read(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException _) {
      throw new ApiException(
          ExitCode.UNREACHABLE,
          "no worker answers at " + base + "; is herald.ops.port set there? (--url moves it)");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ApiException(ExitCode.UNREACHABLE, "interrupted");
    }
  }

  private static JsonNode read(HttpResponse<String> response) {
    JsonNode body = parse(response.body());
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return body;
    }
    String detail = body.path("detail").asString("the worker answered " + status);
    throw new ApiException(
        switch (status) {
          case 401, 403 -> ExitCode.NOT_ALLOWED;
          case 400 -> ExitCode.USAGE;
          case 404 -> ExitCode.NOTHING_THERE;
          case 503 -> ExitCode.UNREACHABLE;
          default -> ExitCode.REFUSED;
        },
        detail);
  }

  private static JsonNode parse(String text) {
    try {
      return text.isBlank()
          ? JsonMapper.shared().createObjectNode()
          : JsonMapper.shared().readTree(text);
    } catch (JacksonException _) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
