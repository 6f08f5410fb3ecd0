package dev.herald.worker.gate;

import dev.herald.notification.Outcome;
import dev.herald.notification.OutcomeRecord;
import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import dev.herald.redis.Script;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Puts ends back into the ledger, each with the replay that made it: else the replay would make it
/// again. That a delivery was delivered always counts, else what was told last. What was shown of
/// one that has not ended is put back as a claim that was given back, in doubt. Idempotent; what is
/// older than the retention is left out.
public final class LedgerRestore {
  private static final Script PUT = Script.beside(LedgerRestore.class, "restore.lua");
  private static final Script PUT_PART = Script.beside(LedgerRestore.class, "part.lua");

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

  /// Puts back the ends among these, and what of others was shown, in few round trips. May throw
  /// [LedgerUnavailableException].
  public void put(List<Told> told) {
    Instant oldest = clock.instant().minus(properties.remembered());
    List<Answer<Object>> answers =
        told.stream()
            .filter(each -> tells(each.outcome()) && each.outcome().at().isAfter(oldest))
            .map(this::putting)
            .toList();
    answers.forEach(Answer::await);
  }

  private static boolean tells(OutcomeRecord told) {
    return told.delivery() != null && (told.outcome().isTerminal() || !part(told).isEmpty());
  }

  private static List<String> part(OutcomeRecord told) {
    return told.outcome() instanceof Outcome.Deferred deferred ? deferred.activityIds() : List.of();
  }

  private Answer<Object> putting(Told told) {
    OutcomeRecord outcome = told.outcome();
    LedgerKeys keys = LedgerKeys.of(Objects.requireNonNull(outcome.delivery()));
    return outcome.outcome().isTerminal()
        ? puttingEnd(told, keys)
        : ask(PUT_PART.on(keys.claim(), List.of(SettledFormat.ids(part(outcome)), retention())));
  }

  private Answer<Object> puttingEnd(Told told, LedgerKeys keys) {
    OutcomeRecord outcome = told.outcome();
    String key = keys.endsAt(outcome.at().toEpochMilli(), properties.remembered());
    String end = SettledFormat.write(outcome.outcome(), outcome.at(), told.replay());
    long lasting = LedgerKeys.generation(properties.remembered()).multipliedBy(6).toMillis();
    List<String> arguments = List.of(keys.field(), end, Long.toString(lasting));
    return ask(PUT.on(key, arguments));
  }

  private String retention() {
    return Long.toString(properties.remembered().toMillis());
  }

  private Answer<Object> ask(Command<Object> command) {
    return redis.ask(command).orThrow(LedgerUnavailableException::new);
  }
}
