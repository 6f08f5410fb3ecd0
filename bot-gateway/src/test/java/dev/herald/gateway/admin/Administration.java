package dev.herald.gateway.admin;

import dev.herald.gateway.Gateway;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The administration of a gateway, as an operator sees it. There is a key for each right, and the
/// key `all` for all of them.
final class Administration {
  private final Gateway gateway;

  Administration(Gateway gateway) {
    this.gateway = gateway;
  }

  static String[] arguments(String... more) {
    List<String> own =
        List.of(
            "--herald.gateway.admin.port=0",
            "--herald.gateway.admin.keys.reader.sha256=" + sha256("read-key"),
            "--herald.gateway.admin.keys.reader.rights=read",
            "--herald.gateway.admin.keys.eraser.sha256=" + sha256("erase-key"),
            "--herald.gateway.admin.keys.eraser.rights=erase",
            "--herald.gateway.admin.keys.all.sha256=" + sha256("all-keys"),
            "--herald.gateway.admin.keys.all.rights=read,erase,import,metrics",
            "--herald.gateway.admin.keys.none.sha256=" + sha256("no-rights"));
    return Stream.concat(own.stream(), Stream.of(more)).toArray(String[]::new);
  }

  HttpResponse<String> get(String path, @Nullable String key) {
    return send(gateway.adminUri(path), key, null);
  }

  HttpResponse<String> post(String path, @Nullable String key, String body) {
    return send(gateway.adminUri(path), key, body);
  }

  JsonNode answer(String path, String body) {
    return JsonMapper.shared().readTree(post(path, "all-keys", body).body());
  }

  JsonNode answer(String path) {
    return JsonMapper.shared().readTree(get(path, "all-keys").body());
  }

  static HttpResponse<String> send(URI uri, @Nullable String key, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).header("content-type", "application/json");
    if (key != null) {
      request.header("authorization", "Bearer " + key);
    }
    if (body != null) {
      request.POST(BodyPublishers.ofString(body));
    }
    return Gateway.send(request.build());
  }

  static String sha256(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
