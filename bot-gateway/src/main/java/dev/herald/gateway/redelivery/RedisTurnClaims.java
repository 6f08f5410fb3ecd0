package dev.herald.gateway.redelivery;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/// Claims in Redis, each a key of its own that expires.
final class RedisTurnClaims implements TurnClaims {
  private static final Logger log = LoggerFactory.getLogger(RedisTurnClaims.class);
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);
  private static final String KEY = "herald:t:";
  private static final String RUNNING = "r";
  private static final String DONE = "d";

  private final Coalescer redis;
  private final Duration lease;
  private final Duration memory;

  /// Makes claims.
  ///
  /// @param lease after which a turn counts as abandoned
  /// @param memory how long a turn that has run is remembered
  RedisTurnClaims(Coalescer redis, Duration lease, Duration memory) {
    this.redis = redis;
    this.lease = lease;
    this.memory = memory;
  }

  @Override
  public Answer<Claim> claim(String turn) {
    String key = KEY + turn;
    SetParams unlessThere = SetParams.setParams().nx().px(lease.toMillis());
    Answer<String> set = ask(COMMANDS.set(key, RUNNING, unlessThere));
    return () -> reaching(() -> set.await() == null ? other(key) : Claim.GRANTED);
  }

  private Claim other(String key) {
    return DONE.equals(ask(COMMANDS.get(key)).await()) ? Claim.DONE : Claim.RUNNING;
  }

  /// Nobody waits for it: if it is lost, the claim runs out, and the replies of a turn that runs
  /// again have the ids that they had.
  @Override
  public void done(String turn) {
    SetParams forAWhile = SetParams.setParams().px(memory.toMillis());
    redis.tell(
        Command.of(COMMANDS.set(KEY + turn, DONE, forAWhile)),
        why ->
            log.atWarn()
                .addKeyValue("cause", why.getMessage())
                .log("A turn that is over is not marked so; it may run again"));
  }

  @Override
  public void release(String turn) {
    reaching(() -> ask(COMMANDS.del(KEY + turn)).await());
  }

  private <T> Answer<T> ask(CommandObject<T> command) {
    return redis.ask(Command.of(command));
  }

  private static <T> T reaching(Supplier<T> work) {
    try {
      return work.get();
    } catch (JedisException e) {
      throw new StoreUnavailableException("Redis does not serve claims: " + e.getMessage(), e);
    }
  }
}
