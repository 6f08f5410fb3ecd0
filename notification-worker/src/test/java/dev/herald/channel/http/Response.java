package dev.herald.channel.http;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole answer.
public record Response(int status, Map<String, String> headers, String body) {
  private static final Map<String, String> JSON =
      Map.of("content-type", "application/json; charset=utf-8");

  public static Response json(int status, JsonNode body) {
    return new Response(status, JSON, body.toString());
  }

  public static Response json(int status, String body) {
    return new Response(status, JSON, body);
  }

  public static Response text(int status, String contentType, String body) {
    return new Response(status, Map.of("content-type", contentType), body);
  }

  public static Response empty(int status) {
    return new Response(status, Map.of(), "");
  }

  /// An error as the protocol writes it.
  public static Response error(int status, String code, String message) {
    var body = JsonMapper.shared().createObjectNode();
    body.putObject("error").put("code", code).put("message", message);
    return json(status, body);
  }

  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }
}
