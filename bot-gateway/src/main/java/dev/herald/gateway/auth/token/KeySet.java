package dev.herald.gateway.auth.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Fetches key sets. They are read as JSON first, since the member `endorsements` of the Bot
/// Connector's keys is no standard one.
final class KeySet {
  private static final Duration TIMEOUT = Duration.ofSeconds(4);
  private static final int MAX_BYTES = 1 << 20;

  private final HttpClient http;
  private final JsonMapper json;

  KeySet(HttpClient http, JsonMapper json) {
    this.http = http;
    this.json = json;
  }

  /// The RSA keys of a set by their key id.
  Map<String, EndorsedKey> fetch(URI uri) throws IOException {
    Map<String, EndorsedKey> found = new HashMap<>();
    for (JsonNode key : get(uri).path("keys")) {
      if (key.path("kty").asString("").equals("RSA") && key.path("kid").isString()) {
        found.put(key.get("kid").stringValue(), endorsed(key));
      }
    }
    if (found.isEmpty()) {
      throw new IOException("the key set of " + uri.getHost() + " holds no RSA key");
    }
    return found;
  }

  private static EndorsedKey endorsed(JsonNode key) throws IOException {
    try {
      RSAKey rsa = JWK.parse(key.toString()).toRSAKey().toPublicJWK();
      Set<String> endorsements =
          key.path("endorsements")
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.toUnmodifiableSet());
      return new EndorsedKey(rsa, endorsements);
    } catch (ParseException e) {
      throw new IOException("a key cannot be read", e);
    }
  }

  JsonNode get(URI uri) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Accept", "application/json").build();
    try {
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new IOException(uri.getHost() + " answered " + response.statusCode());
        }
        return json.readTree(body.readNBytes(MAX_BYTES));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while fetching keys", e);
    } catch (JacksonException e) {
      throw new IOException(uri.getHost() + " answered with something that is no JSON", e);
    }
  }
}
