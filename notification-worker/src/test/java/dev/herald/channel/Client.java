package dev.herald.channel;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks HTTP to the channel.
final class Client {
  static final HttpClient HTTP = HttpClient.newHttpClient();

  private Client() {}

  static String activities(URI serviceUrl, String conversation) {
    return serviceUrl
        + "v3/conversations/"
        + URLEncoder.encode(conversation, StandardCharsets.UTF_8)
        + "/activities";
  }

  static HttpResponse<String> post(String url, String body)
      throws IOException, InterruptedException {
    return send("POST", url, body);
  }

  static HttpResponse<String> send(String method, String url, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(10))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  static JsonNode json(String url) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(send("GET", url, "").body());
  }
}
