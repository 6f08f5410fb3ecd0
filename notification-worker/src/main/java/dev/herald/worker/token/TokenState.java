package dev.herald.worker.token;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a bot's token; changed as a whole. Times are epoch milliseconds, since every
/// send looks at them.
///
/// @param number counts the changes
/// @param token the newest; null before the first
/// @param goodUntil when it must not be sent any more
/// @param askAt when the next is asked for
/// @param away the answer when there is no good token; null unless the last request failed
/// @param failures in a row
record TokenState(
    long number,
    Token.@Nullable Ready token,
    long goodUntil,
    long askAt,
    Token.@Nullable Away away,
    int failures) {
  static final TokenState NONE = new TokenState(0, null, 0, 0, null, 0);

  /// It must not end on the way, nor by a clock that differs a little.
  private static final Duration SPARE = Duration.ofSeconds(30);

  private static final long FIRST_PAUSE_MS = 1_000;
  private static final long LONGEST_PAUSE_MS = 60_000;

  /// What a send gets; null when it is worth waiting for.
  @Nullable Token answer(long now) {
    return token != null && now < goodUntil ? token : now < askAt ? away : null;
  }

  boolean isDue(long now) {
    return now >= askAt;
  }

  /// A new token came.
  ///
  /// @param ahead how long before its end the next is asked for
  TokenState issued(Issuance.Issued issued, Instant at, Duration ahead) {
    long now = at.toEpochMilli();
    long life = Math.max(0, issued.expiresAt().toEpochMilli() - now);
    long spare = Math.min(SPARE.toMillis(), life / 2);
    long own = now + life - Math.min(Math.max(ahead.toMillis(), spare), life / 2);
    Instant wanted = issued.refreshAt();
    long askAt = wanted == null ? own : Math.min(own, Math.max(now, wanted.toEpochMilli()));
    return new TokenState(number + 1, issued.token(), now + life - spare, askAt, null, 0);
  }

  /// None came: the old one stays for as long as it is good.
  TokenState denied(Issuance.Denied denied, Instant at) {
    long doubled = FIRST_PAUSE_MS << Math.min(failures, 10);
    long pause = Math.min(doubled, LONGEST_PAUSE_MS);
    Duration wanted = denied.retryAfter();
    long retryAt =
        at.toEpochMilli() + (wanted == null ? pause : Math.max(pause, wanted.toMillis()));
    Token.Away next = new Token.Away(Instant.ofEpochMilli(retryAt), denied.cause().wireName());
    return new TokenState(number + 1, token, goodUntil, retryAt, next, failures + 1);
  }
}
