package dev.herald.worker.gate;

import dev.herald.notification.OutcomeRecord;
import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Script;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Puts ends back into the ledger, each with the replay that made it: else the replay would make it
/// again. That a delivery was delivered always counts, else what was told last. Idempotent; ends
/// older than the retention are left out.
public final class LedgerRestore {
  private static final Script PUT = Script.beside(LedgerRestore.class, "restore.lua");

  private final Coalescer redis;
  private final LedgerProperties properties;
  private final Clock clock;

  public LedgerRestore(Coalescer redis, LedgerProperties properties, Clock clock) {
    this.redis = redis;
    this.properties = properties;
    this.clock = clock;
  }

  /// What was told.
  ///
  /// @param replay by which replay it ended; empty for none
  public record Told(OutcomeRecord outcome, String replay) {}

  /// Puts back the ends among these, in few round trips. May throw [LedgerUnavailableException].
  public void put(List<Told> told) {
    Instant oldest = clock.instant().minus(properties.remembered());
    List<Answer<Object>> answers =
        told.stream()
            .filter(each -> isEnd(each.outcome()) && each.outcome().at().isAfter(oldest))
            .map(this::putting)
            .toList();
    answers.forEach(Answer::await);
  }

  private static boolean isEnd(OutcomeRecord told) {
    return told.delivery() != null && told.outcome().isTerminal();
  }

  private Answer<Object> putting(Told told) {
    OutcomeRecord outcome = told.outcome();
    LedgerKeys keys = LedgerKeys.of(Objects.requireNonNull(outcome.delivery()));
    String key = keys.endsAt(outcome.at().toEpochMilli(), properties.remembered());
    String end = SettledFormat.write(outcome.outcome(), outcome.at(), told.replay());
    long lasting = LedgerKeys.generation(properties.remembered()).multipliedBy(6).toMillis();
    List<String> arguments = List.of(keys.field(), end, Long.toString(lasting));
    return redis.ask(PUT.on(key, arguments)).orThrow(LedgerUnavailableException::new);
  }
}
