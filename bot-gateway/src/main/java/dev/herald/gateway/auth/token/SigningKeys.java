package dev.herald.gateway.auth.token;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of one issuer: fetched daily, and once an hour at most when a token names an unknown
/// key. When a fetch fails the last good set stays. One thread fetches at a time; the others go on
/// with what is known. Safe for any number of threads.
final class SigningKeys {
  /// The Bot Connector asks for this at least; a withdrawn key is trusted no longer than this.
  private static final Duration DAILY = Duration.ofHours(24);

  private static final Duration UNKNOWN_KEY = Duration.ofHours(1);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
  private static final Duration WHILE_EMPTY = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

  private final String issuer;
  private final KeySource source;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile Known known = new Known(Map.of(), Instant.MIN, Instant.MIN);

  SigningKeys(String issuer, KeySource source, Clock clock) {
    this.issuer = issuer;
    this.source = source;
    this.clock = clock;
  }

  /// The key of that id, if the issuer has it.
  ///
  /// @throws KeysUnavailableException when no key was ever fetched
  Optional<EndorsedKey> find(String keyId) throws KeysUnavailableException {
    if (known.isDue(clock.instant(), known.keys.containsKey(keyId))) {
      refresh(keyId);
    }
    Known now = known;
    if (now.keys.isEmpty()) {
      throw new KeysUnavailableException();
    }
    return Optional.ofNullable(now.keys.get(keyId));
  }

  /// Whoever needs a key that is not there waits for a fetch under way; others do not.
  private void refresh(String keyId) {
    if (known.keys.containsKey(keyId)) {
      if (!fetching.tryLock()) {
        return;
      }
    } else {
      fetching.lock();
    }
    try {
      if (known.isDue(clock.instant(), known.keys.containsKey(keyId))) {
        known = fetch(known);
      }
    } finally {
      fetching.unlock();
    }
  }

  private Known fetch(Known before) {
    Instant now = clock.instant();
    try {
      return new Known(Map.copyOf(source.fetch()), now, now);
    } catch (IOException e) {
      log.atWarn()
          .addKeyValue("issuer", issuer)
          .addKeyValue("known_keys", before.keys.size())
          .addKeyValue("cause", e.getMessage())
          .log("Keys not fetched; the last good set stays in use, the next token tries again");
      return new Known(before.keys, before.fetchedAt, now);
    }
  }

  /// What is known, since when, and when it was last tried to know better.
  private record Known(Map<String, EndorsedKey> keys, Instant fetchedAt, Instant triedAt) {

    boolean isDue(Instant now, boolean knowsKey) {
      @Nullable Duration wait = null;
      if (keys.isEmpty()) {
        wait = WHILE_EMPTY;
      } else if (!now.isBefore(fetchedAt.plus(DAILY))) {
        wait = AFTER_FAILURE;
      } else if (!knowsKey) {
        wait = UNKNOWN_KEY;
      }
      return wait != null && (triedAt.equals(Instant.MIN) || !now.isBefore(triedAt.plus(wait)));
    }
  }
}
