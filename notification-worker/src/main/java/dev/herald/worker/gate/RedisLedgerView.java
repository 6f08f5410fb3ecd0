package dev.herald.worker.gate;

import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Script;
import java.util.List;

/// Looks into the ledger, many deliveries in each round trip.
final class RedisLedgerView implements LedgerView {
  private static final Script LOOK = Script.beside(RedisLedgerView.class, "look.lua");

  private final Coalescer redis;
  private final LedgerProperties properties;

  RedisLedgerView(Coalescer redis, LedgerProperties properties) {
    this.redis = redis;
    this.properties = properties;
  }

  @Override
  public List<LedgerEntry> look(List<String> deliveries) {
    List<Answer<LedgerEntry>> asked = deliveries.stream().map(this::asking).toList();
    return asked.stream().map(Answer::await).toList();
  }

  private Answer<LedgerEntry> asking(String delivery) {
    LedgerKeys keys = LedgerKeys.of(delivery);
    List<String> arguments =
        List.of(Long.toString(properties.remembered().toMillis()), keys.ends(), keys.field());
    return redis
        .ask(LOOK.on(keys.claim(), arguments))
        .orThrow(LedgerUnavailableException::new)
        .map(line -> entry(line.toString()));
  }

  private static LedgerEntry entry(String line) {
    if (line.isEmpty()) {
      return new LedgerEntry.None();
    }
    return line.startsWith("C ")
        ? new LedgerEntry.Claimed(SettledFormat.replay(line.split(" ", 5)[3]))
        : new LedgerEntry.Ended(
            SettledFormat.read(line), SettledFormat.at(line), SettledFormat.replayOf(line));
  }
}
