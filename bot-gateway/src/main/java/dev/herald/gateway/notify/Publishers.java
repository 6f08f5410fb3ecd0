package dev.herald.gateway.notify;

import dev.herald.gateway.web.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Who may publish over HTTP, and how much. Only the hashes of keys are known here. Safe for any
/// number of threads.
final class Publishers {
  private static final String SCHEME = "bearer ";

  private final boolean open;
  private final Map<String, String> hashByName;
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
    this.hashByName = Map.copyOf(hashByName);
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
  }

  /// What is said to a caller who may not publish now; empty when it may.
  Optional<Answer> objectionTo(@Nullable String authorization) {
    if (open) {
      return Optional.empty();
    }
    if (hashByName.isEmpty()) {
      return Optional.of(Answer.problem(404, "nothing is served here"));
    }
    return name(authorization)
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

  /// Compares with every key in constant time, so that the time tells nothing.
  private Optional<String> name(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    byte[] hash = sha256(authorization.substring(SCHEME.length()).strip());
    Optional<String> found = Optional.empty();
    for (Map.Entry<String, String> known : hashByName.entrySet()) {
      if (MessageDigest.isEqual(hash, HexFormat.of().parseHex(known.getValue()))) {
        found = Optional.of(known.getKey());
      }
    }
    return found;
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
