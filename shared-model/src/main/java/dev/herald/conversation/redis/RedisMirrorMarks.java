package dev.herald.conversation.redis;

import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.StoreUnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// The marks in one hash: a field for each partition, and `complete` while no rebuild is under way.
public final class RedisMirrorMarks implements MirrorMarks {
  /// Named after the layout of the references: another layout finds no marks and is rebuilt.
  static final String KEY = "herald:mirror:3";

  static final String COMPLETE = "complete";
  private static final String REBUILD = "rebuild:";
  private static final String BEGIN = Scripts.BEGIN.text();
  private static final String FINISH = Scripts.FINISH.text();
  private static final String ADVANCE = Scripts.ADVANCE.text();

  private final UnifiedJedis redis;
  private final String key;

  private volatile Rebuild rebuild = Rebuild.NONE;

  /// A rebuild that this object began.
  ///
  /// @param field tells, as long as it is there, that nothing was wiped since; empty when none
  ///   began
  /// @param marks what they were then
  private record Rebuild(String field, Map<Integer, Long> marks) {
    static final Rebuild NONE = new Rebuild("", Map.of());

    /// The mark of a partition in the beginning; whoever began nothing overwrites any.
    long mark(int partition) {
      return field.isEmpty() ? Long.MAX_VALUE : marks.getOrDefault(partition, 0L);
    }
  }

  /// The marks of the mirror of references.
  public RedisMirrorMarks(UnifiedJedis redis) {
    this(redis, KEY);
  }

  /// The marks of another topic that mirrors what is in Redis, under another key.
  public RedisMirrorMarks(UnifiedJedis redis, String key) {
    this.redis = redis;
    this.key = key;
  }

  @Override
  public Marks read() {
    return reaching(() -> {
      String server = Runs.of(redis);
      Map<String, String> fields = redis.hgetAll(key);
      return new Marks(
          server,
          isStill(fields.get(COMPLETE), server) ? offsets(fields) : null,
          held(fields),
          server.equals(fields.get(COMPLETE)));
    });
  }

  /// What the fields of the marks say; null when they are not complete.
  public static @Nullable Map<Integer, Long> offsets(Map<String, String> fields) {
    return fields.containsKey(COMPLETE) ? held(fields) : null;
  }

  private static Map<Integer, Long> held(Map<String, String> fields) {
    Map<Integer, Long> offsets = new HashMap<>();
    fields.forEach((partition, offset) -> {
      if (!partition.equals(COMPLETE) && !partition.startsWith(REBUILD)) {
        offsets.put(Integer.valueOf(partition), Long.valueOf(offset));
      }
    });
    return Map.copyOf(offsets);
  }

  /// The marks lie on one node of a cluster and cannot tell what another one lost: once any master
  /// is another, they vouch for nothing.
  private boolean isStill(@Nullable String completeFor, String server) {
    return !(redis instanceof RedisClusterClient) || server.equals(completeFor);
  }

  @Override
  public void beginRebuild() {
    rebuild =
        reaching(() -> {
          String field = redis.eval(BEGIN, List.of(key), List.of(REBUILD)).toString();
          return new Rebuild(field, held(redis.hgetAll(key)));
        });
  }

  @Override
  public boolean finishRebuild(Map<Integer, Long> ends) {
    Rebuild ended = rebuild;
    List<String> arguments = new ArrayList<>();
    ends.forEach((partition, end) -> {
      arguments.add(partition.toString());
      arguments.add(end.toString());
      arguments.add(Long.toString(ended.mark(partition)));
    });
    Object answer =
        reaching(() -> {
          arguments.addAll(0, List.of(ended.field(), Runs.of(redis)));
          return redis.eval(FINISH, List.of(key), arguments);
        });
    if (answer.equals("OK")) {
      rebuild = Rebuild.NONE;
      return true;
    }
    return false;
  }

  @Override
  public boolean advance(int partition, long next, long known) {
    List<String> arguments =
        List.of(Integer.toString(partition), Long.toString(next), Long.toString(known));
    return reaching(() -> redis.eval(ADVANCE, List.of(key), arguments)).equals("OK");
  }

  private static <T> T reaching(Supplier<T> work) {
    try {
      return work.get();
    } catch (JedisException e) {
      throw new StoreUnavailableException("Redis does not serve marks: " + e.getMessage(), e);
    }
  }
}
