package dev.herald.worker.settle;

import dev.herald.notification.Outcome;
import java.util.List;
import java.util.Map;

/// The reasons that meters tell apart. Channels make up codes as they like, so every other one is
/// counted as `other`.
final class OutcomeReasons {
  /// For an outcome that has no reason.
  static final String NONE = "none";

  /// For a delivery that may be in the chat twice.
  static final String POSSIBLE_DUPLICATE = "possible-duplicate";

  static final String OTHER = "other";

  private static final List<String> RESTING =
      List.of(
          "no-reference",
          "suspect",
          "blocked",
          "removed",
          "tenant-disabled",
          "wrong-cloud",
          "dead",
          OTHER);

  private static final List<String> CHANNEL =
      List.of(
          "http-400",
          "http-401",
          "http-403",
          "http-404",
          "http-408",
          "http-409",
          "http-410",
          "http-412",
          "http-413",
          "http-429",
          "http-500",
          "http-502",
          "http-503",
          "http-504",
          "BotDisabledByAdmin",
          "BotNotInConversationRoster",
          "ConversationBlockedByUser",
          "MessageWritesBlocked",
          "service-url-not-allowed",
          "connection-refused",
          "connect-timeout",
          "unknown-host",
          "tls-failed",
          "not-connected",
          "timeout",
          "connection-lost",
          "no-response",
          "no-token",
          "interrupted",
          "internal-error",
          OTHER);

  /// Of an event as a whole.
  static final Map<Class<? extends Outcome>, List<String>> OF_EVENTS =
      Map.of(
          Outcome.Accepted.class, List.of(NONE),
          Outcome.Failed.class, List.of("malformed", "too-large", "internal-error", OTHER),
          Outcome.Suppressed.class, List.of("beyond-ledger", "skipped", OTHER),
          Outcome.Unreachable.class, RESTING);

  /// Of one delivery.
  static final Map<Class<? extends Outcome>, List<String>> OF_DELIVERIES =
      Map.of(
          Outcome.Deferred.class,
              List.of(
                  "not-before",
                  "conversation-window",
                  "budget",
                  "retry-after",
                  "outage",
                  "in-part",
                  OTHER),
          Outcome.Delivered.class, List.of(NONE, POSSIBLE_DUPLICATE),
          Outcome.Unknown.class, CHANNEL,
          Outcome.Failed.class, CHANNEL,
          Outcome.Expired.class, List.of(NONE),
          Outcome.Superseded.class, List.of(NONE),
          Outcome.Suppressed.class,
              List.of("beyond-ledger", "skipped", "local-activity", "middleware", OTHER),
          Outcome.Unreachable.class, RESTING);

  private OutcomeReasons() {}

  static String of(Outcome outcome) {
    if (outcome instanceof Outcome.Delivered delivered) {
      return delivered.possibleDuplicate() ? POSSIBLE_DUPLICATE : NONE;
    }
    String detail = outcome.detail();
    return detail == null ? NONE : detail;
  }
}
