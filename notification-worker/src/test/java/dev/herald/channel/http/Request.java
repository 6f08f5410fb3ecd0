package dev.herald.channel.http;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A request, read as a whole.
///
/// @param path its segments, each decoded; the query is not part of it
/// @param parameters the decoded segments that a route's template names
public record Request(
    String method,
    List<String> path,
    String query,
    Map<String, String> headers,
    Map<String, String> parameters,
    boolean keepsAlive,
    String body) {

  static Request of(FullHttpRequest http) {
    String uri = http.uri();
    int mark = uri.indexOf('?');
    String path = mark < 0 ? uri : uri.substring(0, mark);
    return new Request(
        http.method().name(),
        segments(path),
        mark < 0 ? "" : uri.substring(mark + 1),
        Headers.of(http.headers()),
        Map.of(),
        HttpUtil.isKeepAlive(http),
        http.content().toString(StandardCharsets.UTF_8));
  }

  Request with(Map<String, String> parameters) {
    return new Request(method, path, query, headers, parameters, keepsAlive, body);
  }

  /// The part of the path that the route's template names so.
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }

  /// The first value in the query; empty when there is none.
  public Optional<String> queried(String name) {
    return new QueryStringDecoder(query, false)
        .parameters().getOrDefault(name, List.of()).stream().findFirst();
  }

  /// A header's value; null when it is missing.
  public @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  /// The body as a JSON object; an absent body is an empty one.
  ///
  /// @throws RefusedException when it is anything else
  public ObjectNode object() {
    if (body.isBlank()) {
      return JsonMapper.shared().createObjectNode();
    }
    return json() instanceof ObjectNode object ? object : notAnObject();
  }

  public JsonNode json() {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException _) {
      throw RefusedException.badRequest("the body is not JSON");
    }
  }

  private static ObjectNode notAnObject() {
    throw RefusedException.badRequest("the body is not a JSON object");
  }

  private static List<String> segments(String path) {
    return Stream.of(path.split("/", -1)).skip(1).map(Request::decoded).toList();
  }

  /// In a path a plus is a plus.
  private static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw RefusedException.badRequest("the path is not well encoded");
    }
  }
}
