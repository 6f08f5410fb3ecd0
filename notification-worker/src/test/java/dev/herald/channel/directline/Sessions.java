package dev.herald.channel.directline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The tokens of clients. Safe for any number of threads.
final class Sessions {
  static final Duration LIFETIME = Duration.ofMinutes(30);

  private final Map<String, Session> byToken = new ConcurrentHashMap<>();
  private final Supplier<String> ids;
  private final Clock clock;

  /// What a token allows.
  ///
  /// @param user whom it was made for; null when it names nobody
  record Session(String token, String conversation, @Nullable String user, Instant expires) {}

  /// What a caller's token is worth.
  sealed interface Judgement {
    record Valid(Session session) implements Judgement {}

    record Expired() implements Judgement {}

    record Unknown() implements Judgement {}
  }

  Sessions(Supplier<String> ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  Session open(String conversation, @Nullable String user) {
    Session session =
        new Session(
            "local." + ids.get() + ids.get(), conversation, user, clock.instant().plus(LIFETIME));
    byToken.put(session.token(), session);
    return session;
  }

  Judgement judge(String token) {
    return Optional.ofNullable(byToken.get(token))
        .<Judgement>map(session ->
            session.expires().isAfter(clock.instant())
                ? new Judgement.Valid(session)
                : new Judgement.Expired())
        .orElseGet(Judgement.Unknown::new);
  }
}
