package dev.herald.worker.gate.pace;

import dev.herald.redis.Coalescer;
import dev.herald.worker.gate.scope.Scope;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The board in Redis: one sorted set, since few scopes wider than a conversation are blocked.
final class RedisBlockBoard implements BlockBoard {
  private static final String KEY = "herald:blocks";
  private static final String SEPARATOR = " ";

  private final RedisScript block;
  private final RedisScript blocks;

  RedisBlockBoard(Coalescer redis) {
    this.block = new RedisScript(redis, "block.lua");
    this.blocks = new RedisScript(redis, "blocks.lua");
  }

  @Override
  public void post(Scope scope, Duration pause) {
    String member = scope.kind().name() + SEPARATOR + scope.name();
    block.run(KEY, List.of(member, Long.toString(pause.toMillis())));
  }

  @Override
  public Map<Scope, Duration> read() {
    List<?> answer = (List<?>) blocks.run(KEY, List.of());
    Map<Scope, Duration> read = new HashMap<>();
    for (int i = 0; i + 1 < answer.size(); i += 2) {
      String[] member = ((String) answer.get(i)).split(SEPARATOR, 2);
      Scope scope = new Scope(Scope.Kind.valueOf(member[0]), member[1]);
      read.put(scope, Duration.ofMillis(Long.parseLong((String) answer.get(i + 1))));
    }
    return read;
  }
}
