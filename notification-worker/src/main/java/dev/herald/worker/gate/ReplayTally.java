package dev.herald.worker.gate;

import dev.herald.notification.Outcome;
import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import dev.herald.redis.Script;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;

/// Counts how the deliveries of a replay ended, each once, however often it is told. A Redis that
/// is lost takes the counts with it, never the ends. Safe for any number of threads.
public final class ReplayTally {
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);
  private static final Script COUNT = Script.beside(ReplayTally.class, "tally.lua");
  private static final String KEY = "herald:r:";

  /// A replay that rests that long is over, whatever it lacks.
  public static final Duration KEPT = Duration.ofDays(2);

  private final Coalescer redis;

  ReplayTally(Coalescer redis) {
    this.redis = redis;
  }

  /// Counts an end. May throw [LedgerUnavailableException].
  public void count(String replay, String delivery, Outcome outcome) {
    List<String> arguments =
        List.of(LedgerKeys.of(delivery).field(), name(outcome), Long.toString(KEPT.toMillis()));
    redis.ask(COUNT.on(key(replay), arguments)).orThrow(LedgerUnavailableException::new).await();
  }

  /// How many ended how. May throw [LedgerUnavailableException].
  public Map<String, Long> of(String replay) {
    Answer<Map<String, String>> known =
        redis
            .ask(Command.of(COMMANDS.hgetAll(key(replay) + ":ends")))
            .orThrow(LedgerUnavailableException::new);
    Map<String, Long> ends = new HashMap<>();
    known.await().forEach((name, count) -> ends.put(name, Long.valueOf(count)));
    return ends;
  }

  private static String key(String replay) {
    return KEY + "{" + replay + "}";
  }

  private static String name(Outcome outcome) {
    return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
