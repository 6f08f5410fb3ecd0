package dev.herald.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An issuer of tokens on this machine: it publishes OpenID metadata and keys with endorsements, as
/// the Bot Connector does, and signs.
public final class Issuer implements AutoCloseable {
  public static final String NAME = "https://issuer.example";
  public static final String APP = "11111111-1111-1111-1111-111111111111";
  public static final String SERVICE_URL = "https://smba.trafficmanager.net/emea/";

  private final HttpServer server;
  private final Map<String, Published> keys = new ConcurrentHashMap<>();
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile int status = 200;

  private record Published(RSAKey key, List<String> endorsements) {}

  private Issuer(HttpServer server) {
    this.server = server;
  }

  /// Starts one with the key `k1`, endorsed for msteams and webchat.
  public static Issuer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Issuer issuer = new Issuer(server);
      issuer.publish("k1", "msteams", "webchat");
      server.createContext("/metadata", exchange -> issuer.answer(exchange, issuer.metadataJson()));
      server.createContext("/keys", exchange -> issuer.answer(exchange, issuer.keysJson()));
      server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI metadata() {
    return URI.create("http://127.0.0.1:%d/metadata".formatted(server.getAddress().getPort()));
  }

  public RSAKey publish(String kid, String... endorsements) {
    try {
      RSAKey key = new RSAKeyGenerator(2048).keyID(kid).generate();
      keys.put(kid, new Published(key, List.of(endorsements)));
      return key;
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public void withdraw(String kid) {
    keys.remove(kid);
  }

  public RSAKey key(String kid) {
    Published published = keys.get(kid);
    if (published == null) {
      throw new IllegalArgumentException("no key " + kid);
    }
    return published.key();
  }

  /// Answers every fetch so from now on.
  public void answersWith(int code) {
    status = code;
  }

  public int fetches() {
    return fetches.get();
  }

  /// The claims of a good token.
  public static JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .audience(APP)
        .notBeforeTime(Date.from(now.minusSeconds(10)))
        .expirationTime(Date.from(now.plusSeconds(3600)))
        .claim("serviceurl", SERVICE_URL);
  }

  public static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1");
  }

  public static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
    try {
      SignedJWT jwt = new SignedJWT(header, claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A token with these claims, signed with the key `k1`.
  public String token(JWTClaimsSet.Builder claims) {
    return sign(header().build(), claims.build(), key("k1"));
  }

  private ObjectNode metadataJson() {
    fetches.incrementAndGet();
    return JsonMapper.shared()
        .createObjectNode()
        .put("issuer", NAME)
        .put("jwks_uri", metadata().resolve("/keys").toString());
  }

  private ObjectNode keysJson() {
    ObjectNode set = JsonMapper.shared().createObjectNode();
    ArrayNode list = set.putArray("keys");
    for (Published published : keys.values()) {
      ObjectNode key =
          (ObjectNode) JsonMapper.shared().readTree(published.key().toPublicJWK().toJSONString());
      ArrayNode endorsements = key.putArray("endorsements");
      published.endorsements().forEach(endorsements::add);
      list.add(key);
    }
    return set;
  }

  private void answer(HttpExchange exchange, ObjectNode json) throws IOException {
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
