package dev.herald.worker.gate.pace;

import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;

/// Marks in one hash: few conversations are hot, so all of them are read at once.
final class RedisHotMarks implements HotMarks {
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);
  private static final String KEY = "herald:hot";
  private static final int HEX = 16;

  private final RedisScript mark;
  private final RedisScript marks;
  private final String keptMs;
  private final Coalescer redis;
  private final Clock clock;
  private final ConcurrentMap<Long, Left> left = new ConcurrentHashMap<>();

  private record Left(List<Integer> counts, long atMs) {}

  /// Makes it.
  ///
  /// @param kept how long a mark may matter
  RedisHotMarks(Coalescer redis, Duration kept, Clock clock) {
    this.redis = redis;
    this.clock = clock;
    this.mark = new RedisScript(redis, "mark.lua");
    this.marks = new RedisScript(redis, "marks.lua");
    this.keptMs = Long.toString(kept.toMillis());
  }

  @Override
  public void leave(long conversation, List<Integer> counts) {
    left.put(conversation, new Left(counts, clock.millis()));
    write(conversation, counts);
  }

  @Override
  public void refresh() {
    long oldest = clock.millis() - Long.parseLong(keptMs);
    left.values().removeIf(each -> each.atMs() < oldest);
    if (!left.isEmpty() && isLost()) {
      left.forEach((conversation, mark) -> write(conversation, mark.counts()));
    }
  }

  private boolean isLost() {
    return !RedisScript.ask(redis, Command.of(COMMANDS.exists(KEY)));
  }

  private void write(long conversation, List<Integer> counts) {
    String written = counts.stream().map(String::valueOf).collect(Collectors.joining(" "));
    mark.run(KEY, List.of(Long.toHexString(conversation), written, keptMs));
  }

  @Override
  public Map<Long, Mark> read() {
    List<?> answer = (List<?>) marks.run(KEY, List.of(keptMs));
    Map<Long, Mark> read = new HashMap<>();
    for (int i = 0; i + 2 < answer.size(); i += 3) {
      long conversation = Long.parseUnsignedLong((String) answer.get(i), HEX);
      int ageMs = Math.toIntExact(Long.parseLong((String) answer.get(i + 1)));
      read.put(conversation, new Mark(Math.max(0, ageMs), counts((String) answer.get(i + 2))));
    }
    return read;
  }

  private static List<Integer> counts(String written) {
    return Arrays.stream(written.split(" ")).map(Integer::valueOf).toList();
  }
}
