package dev.herald.channel.directline;

import dev.herald.channel.http.Exchange;
import dev.herald.channel.http.Handler;
import dev.herald.channel.http.RefusedException;
import dev.herald.channel.http.Response;

/// Pages of any origin on this machine may use Direct Line: its tokens, not cookies, say who calls.
final class Cors {
  private static final String ORIGIN = "access-control-allow-origin";

  private Cors() {}

  static Handler open(Handler handler) {
    return (request, exchange) -> {
      Exchange open = exchange.finishing(response -> response.with(ORIGIN, "*"));
      try {
        handler.handle(request, open);
      } catch (RefusedException e) {
        open.answer(e.response());
      }
    };
  }

  static Handler preflight() {
    return Handler.of(_ ->
        Response.empty(204)
            .with(ORIGIN, "*")
            .with("access-control-allow-methods", "GET, POST, OPTIONS")
            .with(
                "access-control-allow-headers",
                "authorization, content-type, x-requested-with, x-ms-bot-agent")
            .with("access-control-max-age", "600"));
  }
}
