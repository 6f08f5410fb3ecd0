package dev.herald.worker.gate.breaker;

import dev.herald.worker.gate.scope.Scope;
import java.util.List;
import java.util.Optional;

/// When a signal opens the breaker of a scope.
///
/// @param kind of the scope
/// @param failures how many of the last requests must have failed
/// @param parts in how many different parts of the scope: conversations of a tenant or bot, tenants
///   of a host. One bad conversation is no bad tenant, one bad tenant no bad host
record Rule(Scope.Kind kind, int failures, int parts) {
  private static final List<Rule> UNREACHABLE = List.of(new Rule(Scope.Kind.HOST, 3, 1));
  private static final List<Rule> UNAVAILABLE =
      List.of(new Rule(Scope.Kind.TENANT, 5, 3), new Rule(Scope.Kind.HOST, 10, 3));
  private static final List<Rule> UNAUTHORIZED = List.of(new Rule(Scope.Kind.BOT, 3, 3));
  private static final List<Rule> NO_TOKEN = List.of(new Rule(Scope.Kind.BOT, 1, 1));
  private static final List<Rule> UNDECRYPTABLE = List.of(new Rule(Scope.Kind.BOT, 5, 5));
  private static final List<Rule> DISABLED = List.of(new Rule(Scope.Kind.TENANT, 1, 1));

  private static List<Rule> of(Signal signal) {
    return switch (signal) {
      case UNREACHABLE -> UNREACHABLE;
      case UNAVAILABLE -> UNAVAILABLE;
      case UNAUTHORIZED -> UNAUTHORIZED;
      case NO_TOKEN -> NO_TOKEN;
      case UNDECRYPTABLE -> UNDECRYPTABLE;
      case DISABLED -> DISABLED;
      case GOOD, NOTHING -> List.of();
    };
  }

  /// The rule by which a signal speaks against a scope; empty when it does not.
  static Optional<Rule> against(Scope.Kind kind, Signal signal) {
    for (Rule rule : of(signal)) {
      if (rule.kind() == kind) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /// Whether a signal speaks for a scope: whoever refuses a bot or a message is there and works.
  static boolean speaksFor(Scope.Kind kind, Signal signal) {
    return switch (signal) {
      case GOOD -> true;
      case UNAUTHORIZED, UNDECRYPTABLE -> kind == Scope.Kind.HOST;
      case DISABLED -> kind == Scope.Kind.HOST || kind == Scope.Kind.BOT;
      case UNREACHABLE, UNAVAILABLE, NO_TOKEN, NOTHING -> false;
    };
  }
}
