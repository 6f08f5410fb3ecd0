package dev.herald.worker.replay;

import dev.herald.notification.Outcome;
import java.util.Arrays;
import java.util.Locale;

/// What sending a delivery again would come to.
public enum Verdict {
  /// The ledger knows nothing of it.
  UNSENT,
  /// The channel or Herald refused it.
  FAILED,
  /// The ledger knows it as delivered: it is not sent again.
  DELIVERED,
  /// Nobody knows whether the chat shows it.
  UNKNOWN,
  EXPIRED,
  SUPERSEDED,
  SUPPRESSED,
  /// It reached nobody then, or reaches nobody now.
  UNREACHABLE,
  /// A worker is at it.
  CLAIMED,
  /// It is so old that the ledger may have forgotten that it was delivered.
  FORGOTTEN,
  /// It is no event.
  MALFORMED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Verdict of(String wireName) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such state: " + wireName));
  }

  /// What the ledger's end of a delivery means for it.
  static Verdict of(Outcome end) {
    return switch (end) {
      case Outcome.Delivered _ -> DELIVERED;
      case Outcome.Unknown _ -> UNKNOWN;
      case Outcome.Failed _ -> FAILED;
      case Outcome.Suppressed _ -> SUPPRESSED;
      case Outcome.Unreachable _ -> UNREACHABLE;
      case Outcome.Expired _ -> EXPIRED;
      case Outcome.Superseded _ -> SUPERSEDED;
      case Outcome.Accepted _, Outcome.Deferred _ ->
          throw new IllegalStateException("the ledger holds no " + end);
    };
  }

  /// Whether its freshness does not matter any more.
  boolean staysSo() {
    return this == DELIVERED || this == CLAIMED || this == EXPIRED || this == SUPERSEDED;
  }

  /// Whether applying a plan sends such a delivery without being told more.
  boolean isSent() {
    return this == UNSENT || this == FAILED || this == SUPPRESSED || this == UNREACHABLE;
  }
}
