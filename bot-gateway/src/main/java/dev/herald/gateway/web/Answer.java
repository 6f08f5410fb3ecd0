package dev.herald.gateway.web;

import dev.herald.notification.schema.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One HTTP answer. It is written as it is, whatever the client says it accepts.
///
/// @param contentType null together with an empty body
/// @param retryAfter when the client may try again; null when it need not
public record Answer(
    int status, @Nullable String contentType, String body, @Nullable Duration retryAfter) {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  public static Answer empty(int status) {
    return new Answer(status, null, "", null);
  }

  public static Answer json(int status, JsonNode body) {
    return new Answer(status, "application/json", body.toString(), null);
  }

  public static Answer html(String body) {
    return new Answer(200, "text/html;charset=utf-8", body, null);
  }

  /// Something went wrong that is no fault of a single member.
  ///
  /// @param detail what is wrong or what happens next; never repeats what the client sent
  public static Answer problem(int status, String detail) {
    return problem(status, detail, List.of());
  }

  public static Answer problem(int status, String detail, List<Problem> errors) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("title", title(status)).put("status", status).put("detail", detail);
    if (!errors.isEmpty()) {
      ArrayNode list = body.putArray("errors");
      errors.forEach(e -> list.addObject().put("pointer", e.pointer()).put("message", e.message()));
    }
    return new Answer(status, "application/problem+json", body.toString(), null);
  }

  /// What the request needs is away; nothing of it was accepted, and it may come again.
  public static Answer unavailable(String detail) {
    Answer problem = problem(503, detail);
    return new Answer(problem.status, problem.contentType, problem.body, RETRY_AFTER);
  }

  /// The caller has used up its share for now.
  public static Answer tooMany(String detail, Duration retryAfter) {
    Answer problem = problem(429, detail);
    return new Answer(problem.status, problem.contentType, problem.body, retryAfter);
  }

  public void writeTo(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    if (retryAfter != null) {
      response.setHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
    }
    if (status == 401) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    if (contentType != null) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      response.setContentType(contentType);
      response.setContentLength(bytes.length);
      response.getOutputStream().write(bytes);
    }
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 429 -> "Too Many Requests";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      default -> status < 500 ? "Request Refused" : "Internal Server Error";
    };
  }
}
