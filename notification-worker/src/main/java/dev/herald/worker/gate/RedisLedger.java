package dev.herald.worker.gate;

import dev.herald.notification.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// The ledger in Redis: one string per delivery, each call one atomic script. Leases are measured
/// by Redis' clock, so the clocks of the workers do not matter.
final class RedisLedger implements Ledger {
  private static final String CLAIM = Script.load("claim.lua");
  private static final String WRITE = Script.load("write.lua");
  private static final String KEY = "herald:d:";

  private final UnifiedJedis redis;
  private final String owner;
  private final LedgerProperties properties;
  private final Clock clock;

  /// Makes a ledger.
  ///
  /// @param owner names this worker process, and no other one ever; without white space
  RedisLedger(UnifiedJedis redis, String owner, LedgerProperties properties, Clock clock) {
    this.redis = redis;
    this.owner = owner;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public Claim claim(String delivery) {
    List<String> arguments = List.of(owner, millis(properties.lease()), retention());
    String answer = reaching(() -> redis.eval(CLAIM, key(delivery), arguments).toString());
    String[] parts = answer.split(" ", 2);
    return switch (parts[0]) {
      case "SETTLED" -> new Claim.Settled(SettledFormat.read(parts[1]));
      case "HELD" -> new Claim.Held(Duration.ofMillis(Long.parseLong(parts[1])));
      case "GRANTED" -> granted(parts[1]);
      default -> throw new IllegalStateException("the ledger's script answered " + parts[0]);
    };
  }

  private static Claim granted(String answer) {
    String[] parts = answer.split(" ", 2);
    return new Claim.Granted(SettledFormat.ids(parts[1]), parts[0].equals("1"));
  }

  @Override
  public void progress(String delivery, List<String> sent, boolean inDoubt) {
    write(delivery, "", millis(properties.lease()), flag(inDoubt), SettledFormat.ids(sent));
  }

  @Override
  public void release(String delivery, List<String> sent, boolean inDoubt) {
    write(delivery, "", "0", flag(inDoubt), SettledFormat.ids(sent));
  }

  @Override
  public void settle(String delivery, Outcome outcome) {
    write(delivery, SettledFormat.write(outcome, clock.instant()), "0", "0", "");
  }

  private void write(String delivery, String end, String lease, String doubt, String sent) {
    List<String> arguments = List.of(owner, retention(), end, lease, doubt, sent);
    reaching(() -> redis.eval(WRITE, key(delivery), arguments));
  }

  private static List<String> key(String delivery) {
    return List.of(KEY + delivery);
  }

  private String retention() {
    return millis(properties.retention());
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  private static String flag(boolean value) {
    return value ? "1" : "0";
  }

  private static <T> T reaching(Supplier<T> work) {
    try {
      return work.get();
    } catch (JedisException e) {
      throw new LedgerUnavailableException(e);
    }
  }
}
