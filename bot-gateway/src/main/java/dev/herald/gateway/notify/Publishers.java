package dev.herald.gateway.notify;

import dev.herald.access.BearerKeys;
import dev.herald.gateway.web.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Who may come to the door, and how often. Safe for any number of threads.
final class Publishers {
  private static final Answer NOBODY = Answer.problem(404, "nothing is served here");
  private static final Answer UNKNOWN = Answer.problem(401, "a known key is needed");

  private final boolean open;
  private final BearerKeys keys;
  private final @Nullable ClientTokens tokens;
  private final int perSecond;
  private final LongSupplier nanoTime;
  private final Map<String, Quota> quotas = new ConcurrentHashMap<>();

  /// Makes the gate.
  ///
  /// @param open whether everybody may come
  /// @param tokens judges what is no key; null when only keys are known
  /// @param perSecond how many events each of them may publish, and how many it may ask after
  Publishers(
      boolean open,
      BearerKeys keys,
      @Nullable ClientTokens tokens,
      int perSecond,
      LongSupplier nanoTime) {
    this.open = open;
    this.keys = keys;
    this.tokens = tokens;
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
  }

  /// Who stands at the door.
  sealed interface Entry {

    /// It may publish.
    ///
    /// @param name of whoever it is; the quota is theirs
    record Known(String name) implements Entry {}

    record Refused(Answer answer) implements Entry {}
  }

  /// What is said to a caller who may not publish now; empty when it may.
  Optional<Answer> objectionTo(@Nullable String authorization) {
    return objectionTo(authorization, "publish");
  }

  /// What is said to a caller who may not ask now; empty when it may.
  Optional<Answer> objectionToAsking(@Nullable String authorization) {
    return objectionTo(authorization, "ask");
  }

  private Optional<Answer> objectionTo(@Nullable String authorization, String purpose) {
    if (open) {
      return Optional.empty();
    }
    return switch (enter(authorization)) {
      case Entry.Refused(Answer answer) -> Optional.of(answer);
      case Entry.Known(String name) -> overQuota(purpose + " " + name);
    };
  }

  private Entry enter(@Nullable String authorization) {
    if (keys.isEmpty() && tokens == null) {
      return new Entry.Refused(NOBODY);
    }
    Optional<String> owner = keys.ownerOf(authorization);
    if (owner.isPresent()) {
      return new Entry.Known("key " + owner.get());
    }
    Optional<String> token = BearerKeys.token(authorization);
    return tokens == null || token.isEmpty()
        ? new Entry.Refused(UNKNOWN)
        : tokens.judge(token.get());
  }

  private Optional<Answer> overQuota(String name) {
    Duration wait =
        quotas.computeIfAbsent(name, _ -> new Quota(perSecond)).take(nanoTime.getAsLong());
    return wait.isZero()
        ? Optional.empty()
        : Optional.of(Answer.tooMany("more than " + perSecond + " events a second", wait));
  }
}
