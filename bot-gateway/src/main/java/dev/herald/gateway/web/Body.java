package dev.herald.gateway.web;

import java.util.List;

/// What reading a request's body came to.
public sealed interface Body {

  /// The whole body, which was JSON by its content type and strict UTF-8.
  record Text(String text) implements Body {}

  /// It cannot be used.
  ///
  /// @param outcome a word for the log and the metrics, one of [#OUTCOMES]
  /// @param answer what the client gets
  record Unusable(String outcome, Answer answer) implements Body {
    /// All there are: each is a series of the metrics.
    public static final List<String> OUTCOMES =
        List.of("not-json", "too-large", "slow", "cut-off", "crowded", "not-utf8");

    public Unusable {
      if (!OUTCOMES.contains(outcome)) {
        throw new IllegalArgumentException("no outcome is called " + outcome);
      }
    }
  }
}
