package dev.herald.channel.http;

import java.util.function.Function;

/// Handles the requests of a route. Runs on an event loop, so it must not block.
@FunctionalInterface
public interface Handler {

  void handle(Request request, Exchange exchange);

  /// A handler that answers at once.
  static Handler of(Function<Request, Response> answer) {
    return (request, exchange) -> exchange.answer(answer.apply(request));
  }
}
