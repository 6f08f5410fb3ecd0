package dev.herald.worker.gate;

import dev.herald.notification.Outcome;
import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import dev.herald.redis.Script;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The ledger in Redis, each call one atomic script. Leases are measured by Redis' clock, so the
/// clocks of the workers do not matter. What lies where is said at [LedgerKeys].
final class RedisLedger implements Ledger {
  private static final Script CLAIM = Script.beside(RedisLedger.class, "claim.lua");
  private static final Script WRITE = Script.beside(RedisLedger.class, "write.lua");
  private static final String NOBODY = "";

  private final Coalescer redis;
  private final String owner;
  private final LedgerProperties properties;
  private final Sentry sentry;
  private final Clock clock;

  /// Makes a ledger.
  ///
  /// @param owner names this worker process, and no other one ever; without white space
  RedisLedger(
      Coalescer redis, String owner, LedgerProperties properties, Sentry sentry, Clock clock) {
    this.redis = redis;
    this.owner = owner;
    this.properties = properties;
    this.sentry = sentry;
    this.clock = clock;
  }

  @Override
  public Answer<Claim> claiming(String delivery, Reopening reopening) {
    sentry.vouch();
    Answer<String> claiming = asking(delivery, NOBODY, reopening);
    Answer<Boolean> sound = sentry.asking();
    return () -> {
      String answer = claiming.await();
      Claim claim =
          read(answer.startsWith("HELD ") ? orFromTheDead(delivery, answer, reopening) : answer);
      assure(sound, delivery, claim);
      return claim;
    };
  }

  /// A claim that must not be used must not be kept either: another worker would take it for that
  /// of one who died while sending.
  private void assure(Answer<Boolean> sound, String delivery, Claim claim) {
    try {
      sound.await();
    } catch (LedgerUnavailableException unsound) {
      if (claim instanceof Claim.Granted granted) {
        giveBack(delivery, granted);
      }
      throw unsound;
    }
  }

  private Answer<String> asking(String delivery, String dead, Reopening reopening) {
    LedgerKeys keys = LedgerKeys.of(delivery);
    String lease = millis(properties.lease());
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, owner, lease, retention(), keys.ends(), keys.field(), dead);
    arguments.addAll(reopening.arguments());
    return ask(CLAIM.on(keys.claim(), arguments)).map(Object::toString);
  }

  private String orFromTheDead(String delivery, String held, Reopening reopening) {
    String holder = held.substring(held.lastIndexOf(' ') + 1);
    return sentry.isDead(holder) ? asking(delivery, holder, reopening).await() : held;
  }

  private static Claim read(String answer) {
    String[] parts = answer.split(" ", 2);
    return switch (parts[0]) {
      case "SETTLED" -> new Claim.Settled(SettledFormat.read(parts[1]));
      case "HELD" -> new Claim.Held(Duration.ofMillis(Long.parseLong(parts[1].split(" ", 2)[0])));
      case "GRANTED" -> granted(parts[1]);
      default -> throw new IllegalStateException("the ledger's script answered " + parts[0]);
    };
  }

  private static Claim granted(String answer) {
    String[] parts = answer.split(" ", 2);
    return new Claim.Granted(SettledFormat.ids(parts[1]), parts[0].equals("1"));
  }

  @Override
  public boolean progress(String delivery, List<String> sent, boolean inDoubt) {
    String lease = millis(properties.lease());
    return write(delivery, "", lease, flag(inDoubt), SettledFormat.ids(sent), flag(false));
  }

  /// Writes a claim again that Redis may have forgotten. What whoever had it before gave back, and
  /// wrote again too, gives way to it; the next claim is in doubt unless both say the same.
  boolean holdAgain(String delivery, List<String> sent, boolean inDoubt) {
    String lease = millis(properties.lease());
    return write(delivery, "", lease, flag(inDoubt), SettledFormat.ids(sent), flag(true));
  }

  @Override
  public void release(String delivery, List<String> sent, boolean inDoubt) {
    write(delivery, "", "0", flag(inDoubt), SettledFormat.ids(sent), flag(false));
  }

  @Override
  public boolean settle(String delivery, Outcome outcome) {
    if (!isCertain(outcome)) {
      assure();
    }
    return settleAgain(delivery, outcome);
  }

  /// Whether an end counts whatever else was told.
  static boolean isCertain(Outcome outcome) {
    return outcome instanceof Outcome.Delivered;
  }

  /// Throws while Redis may have lost what others told, or they may have taken over what this
  /// worker had.
  void assure() {
    sentry.vouch();
    sentry.asking().await();
  }

  /// Whether Redis is known to hold all that others told, and nobody to have taken over.
  boolean isWhole() {
    try {
      assure();
      return true;
    } catch (LedgerUnavailableException _) {
      return false;
    }
  }

  /// Writes an end, whatever else Redis may have forgotten: one that counted before, or one that
  /// counts in any case.
  boolean settleAgain(String delivery, Outcome outcome) {
    String end = SettledFormat.write(outcome, clock.instant());
    return write(delivery, end, "0", "0", "", flag(false));
  }

  /// Whether what was written is what counts.
  private boolean write(String delivery, String... what) {
    LedgerKeys keys = LedgerKeys.of(delivery);
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, owner, retention(), keys.ends(), keys.field());
    Collections.addAll(arguments, what);
    return "WRITTEN".equals(ask(WRITE.on(keys.claim(), arguments)).map(Object::toString).await());
  }

  private Answer<Object> ask(Command<Object> command) {
    return redis.ask(command).orThrow(LedgerUnavailableException::new);
  }

  private String retention() {
    return millis(properties.remembered());
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  private static String flag(boolean value) {
    return value ? "1" : "0";
  }
}
