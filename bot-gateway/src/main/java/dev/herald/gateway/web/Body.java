package dev.herald.gateway.web;

/// What reading a request's body came to.
public sealed interface Body {

  /// The whole body, which was JSON by its content type and strict UTF-8.
  record Text(String text) implements Body {}

  /// It cannot be used.
  ///
  /// @param outcome a word for the log
  /// @param answer what the client gets
  record Unusable(String outcome, Answer answer) implements Body {}
}
