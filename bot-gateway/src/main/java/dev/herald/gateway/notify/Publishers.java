package dev.herald.gateway.notify;

import dev.herald.gateway.web.Answer;
import dev.herald.gateway.web.BearerKeys;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Who may publish over HTTP, and how much. Only the hashes of keys are known here. Safe for any
/// number of threads.
final class Publishers {
  private final boolean open;
  private final BearerKeys keys;
  private final int perSecond;
  private final LongSupplier nanoTime;
  private final Map<String, Quota> quotas = new ConcurrentHashMap<>();

  /// Makes the gate.
  ///
  /// @param open whether everybody may publish
  /// @param hashByName SHA-256 of each key in hexadecimal, by the name of its owner
  /// @param perSecond how many events each of them may publish
  Publishers(boolean open, Map<String, String> hashByName, int perSecond, LongSupplier nanoTime) {
    this.open = open;
    this.keys = new BearerKeys(hashByName);
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
  }

  /// What is said to a caller who may not publish now; empty when it may.
  Optional<Answer> objectionTo(@Nullable String authorization) {
    if (open) {
      return Optional.empty();
    }
    if (keys.isEmpty()) {
      return Optional.of(Answer.problem(404, "nothing is served here"));
    }
    return keys.ownerOf(authorization)
        .map(this::overQuota)
        .orElseGet(() -> Optional.of(Answer.problem(401, "a known key is needed")));
  }

  private Optional<Answer> overQuota(String name) {
    Duration wait =
        quotas.computeIfAbsent(name, _ -> new Quota(perSecond)).take(nanoTime.getAsLong());
    return wait.isZero()
        ? Optional.empty()
        : Optional.of(Answer.tooMany("more than " + perSecond + " events a second", wait));
  }
}
