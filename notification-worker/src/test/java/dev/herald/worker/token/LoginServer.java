package dev.herald.worker.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A login over HTTPS: issues `token-1`, `token-2` and so on for an hour each, unless it was told
/// to fail.
public final class LoginServer implements AutoCloseable {
  private final HttpsServer server;
  private final SelfSigned identity;
  private final AtomicInteger issued = new AtomicInteger();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile Duration lifetime = Duration.ofHours(1);
  private volatile String lockedOut = "";
  private volatile Failure always = Failure.NONE;

  /// A request.
  ///
  /// @param form its fields, of the body or of the query
  public record Asked(String path, Map<String, String> form) {}

  /// An answer without a token.
  record Failure(int status, String error, String text, String retryAfter) {
    static final Failure NONE = new Failure(0, "", "", "");
    static final Failure REFUSED =
        new Failure(401, "invalid_client", "AADSTS7000215: Invalid client secret", "");
  }

  private LoginServer(SelfSigned identity) throws IOException, GeneralSecurityException {
    this.identity = identity;
    this.server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setHttpsConfigurator(new HttpsConfigurator(identity.server()));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public static LoginServer start(SelfSigned identity) {
    try {
      return new LoginServer(identity);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the login does not start", e);
    }
  }

  /// What a worker needs to log in here, besides its bots.
  public Map<String, Object> settings() {
    return Map.of(
        "herald.token.authority",
        uri(),
        "herald.token.ssl-bundle",
        "login",
        "spring.ssl.bundle.jks.login.truststore.location",
        identity.file().toUri(),
        "spring.ssl.bundle.jks.login.truststore.type",
        "PKCS12",
        "spring.ssl.bundle.jks.login.truststore.password",
        SelfSigned.PASSWORD);
  }

  URI uri() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  public List<Asked> asked() {
    return asked;
  }

  void failNext(Failure failure) {
    failures.add(failure);
  }

  /// Until it is [#works].
  public void failsWith(int status, String error, String text) {
    always = new Failure(status, error, text, "");
  }

  /// A bot's credentials are not accepted until it [#works].
  public void refuses(String appId) {
    lockedOut = appId;
  }

  public void works() {
    always = Failure.NONE;
    lockedOut = "";
  }

  /// How long the next tokens are good.
  void issuesFor(Duration lifetime) {
    this.lifetime = lifetime;
  }

  /// From now on nobody is answered until [#answers].
  void holds() {
    gate = new CountDownLatch(1);
  }

  void answers() {
    gate.countDown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      URI uri = exchange.getRequestURI();
      Map<String, String> form = form(body.isEmpty() ? uri.getRawQuery() : body);
      asked.add(new Asked(uri.getPath(), form));
      gate.await();
      answer(exchange, lockedOut.equals(form.get("client_id")) ? Failure.REFUSED : next());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Failure next() {
    Failure next = failures.poll();
    return next == null ? always : next;
  }

  private void answer(HttpExchange exchange, Failure failure) throws IOException {
    boolean good = failure.status() == 0;
    String json =
        good
            ? """
            {"token_type":"Bearer","expires_in":%d,"expires_on":"%d","access_token":"token-%d"}\
            """
                .formatted(
                    lifetime.toSeconds(),
                    Instant.now().plus(lifetime).getEpochSecond(),
                    issued.incrementAndGet())
            : """
            {"error":"%s","error_description":"%s"}\
            """
                .formatted(failure.error(), failure.text());
    exchange.getResponseHeaders().set("content-type", "application/json");
    if (!failure.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().set("retry-after", failure.retryAfter());
    }
    byte[] bytes = json.getBytes(UTF_8);
    exchange.sendResponseHeaders(good ? 200 : failure.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(String encoded) {
    return Stream.of(encoded.split("&"))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
  }

  @Override
  public void close() {
    answers();
    server.stop(0);
  }
}
