package dev.herald.guarantee;

import dev.herald.worker.ops.Description;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the operations API and holds every answer against its description.
final class ApiWalk implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Description description = Description.load();
  private final List<String> problems = new ArrayList<>();
  private final URI api;
  private final String key;

  ApiWalk(URI api, String key) {
    this.api = api;
    this.key = key;
  }

  /// What was not as it is described.
  List<String> problems() {
    return problems;
  }

  JsonNode get(int status, String operation, Object... path) {
    return ask(status, "GET " + operation, "", path);
  }

  JsonNode post(int status, String operation, String body, Object... path) {
    return ask(status, "POST " + operation, body, path);
  }

  JsonNode delete(int status, String operation, Object... path) {
    return ask(status, "DELETE " + operation, "", path);
  }

  /// Asks.
  ///
  /// @param operation method and path as described, and a query
  /// @param path what stands in place of the path's parameters
  private JsonNode ask(int status, String operation, String body, Object... path) {
    String described = operation.split("\\?", 2)[0];
    String method = described.split(" ", 2)[0];
    String meant = operation.split(" ", 2)[1].replaceAll("\\{[a-z]+}", "%s").formatted(path);
    HttpResponse<String> answer = send(method, meant, body);
    JsonNode json = JsonMapper.shared().readTree(answer.body());
    if (answer.statusCode() != status) {
      problems.add(operation + " answered " + answer.statusCode() + ", not " + status);
    }
    description
        .problems(described, answer.statusCode(), json)
        .forEach(each -> problems.add(operation + ": " + each));
    return json;
  }

  private HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
