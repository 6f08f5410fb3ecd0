package dev.herald.gateway.auth.token;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an issuer's OpenID metadata and the key set that it names.
final class OpenIdKeySource implements KeySource {
  private final URI metadata;
  private final KeySet keySet;

  OpenIdKeySource(URI metadata, HttpClient http, JsonMapper json) {
    this.metadata = metadata;
    this.keySet = new KeySet(http, json);
  }

  @Override
  public Map<String, EndorsedKey> fetch() throws IOException {
    return keySet.fetch(keysOf(keySet.get(metadata)));
  }

  /// The key set must come by the same transport as the metadata: never over plain HTTP when the
  /// metadata came over TLS.
  private URI keysOf(JsonNode document) throws IOException {
    String uri = document.path("jwks_uri").asString("");
    if (!uri.startsWith(metadata.getScheme() + "://")) {
      throw new IOException("the metadata of " + metadata.getHost() + " names no usable jwks_uri");
    }
    try {
      return URI.create(uri);
    } catch (IllegalArgumentException e) {
      throw new IOException("the jwks_uri of " + metadata.getHost() + " is no URL", e);
    }
  }
}
