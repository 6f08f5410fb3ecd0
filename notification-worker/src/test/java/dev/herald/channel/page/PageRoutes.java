package dev.herald.channel.page;

import dev.herald.channel.http.Handler;
import dev.herald.channel.http.Request;
import dev.herald.channel.http.Response;
import dev.herald.channel.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The page and its files, which need nothing from anywhere else.
public final class PageRoutes {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; "
          + "connect-src 'self' ws:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private PageRoutes() {}

  public static void addTo(Routes routes) {
    routes
        .add("GET", "/", Handler.of(_ -> file("index.html")))
        .add("GET", "/{file}", Handler.of(PageRoutes::named));
  }

  private static Response named(Request request) {
    return file(request.parameter("file"));
  }

  private static Response file(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !name.matches("[a-z][a-z0-9-]*\\.[a-z]+")) {
      return Response.error(404, "NotFound", "the page has no such file");
    }
    try (InputStream in = PageRoutes.class.getResourceAsStream("/channel-page/" + name)) {
      return in == null
          ? Response.error(404, "NotFound", "the page has no such file")
          : Response.text(200, type, new String(in.readAllBytes(), StandardCharsets.UTF_8))
              .with("content-security-policy", POLICY)
              .with("x-content-type-options", "nosniff")
              .with("referrer-policy", "no-referrer")
              .with("cache-control", "no-cache");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
