package dev.herald.gateway.outcomes;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.redis.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// The outcomes of each event in Redis: a list `herald:o:EVENT` whose first element reads `OFFSET
/// NAME=COUNT …`, the others being outcomes, oldest first. How far the topic is in there lies
/// beside them, so that a Redis that lost the one has lost the other and is filled again. Safe for
/// any number of threads.
public final class OutcomeIndex {
  private static final String KEY = "herald:o:";
  private static final String POSITIONS = "herald:outcomes";
  private static final String HEAR = Script.beside(OutcomeIndex.class, "hear.lua").text();
  private static final String EXPECT = Script.beside(OutcomeIndex.class, "expect.lua").text();

  private final UnifiedJedis redis;
  private final OutcomesProperties properties;

  OutcomeIndex(UnifiedJedis redis, OutcomesProperties properties) {
    this.redis = redis;
    this.properties = properties;
  }

  /// What is known of an event.
  ///
  /// @param head how many outcomes of each name were told
  /// @param lines the newest of them as JSON
  public record Known(Map<String, Long> head, List<String> lines) {
    public Known {
      head = Map.copyOf(head);
      lines = List.copyOf(lines);
    }
  }

  /// Empty when nobody has heard of it, or not for a long time.
  public Optional<Known> find(String event) {
    List<String> list = reaching(() -> redis.lrange(KEY + event, 0, -1));
    return list.isEmpty()
        ? Optional.empty()
        : Optional.of(new Known(counts(list.getFirst()), list.subList(1, list.size())));
  }

  private static Map<String, Long> counts(String head) {
    Map<String, Long> counts = new HashMap<>();
    for (String each : head.split(" ", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        counts.put(each.substring(0, equals), Long.valueOf(each.substring(equals + 1)));
      }
    }
    return counts;
  }

  /// Notes that an event was published, before anything is heard of it.
  public void expect(String event) {
    reaching(() -> redis.eval(EXPECT, List.of(KEY + event), List.of(retention())));
  }

  /// Up to where each partition is in the index; a partition of which nothing is known is absent.
  Map<Integer, Long> positions() {
    Map<Integer, Long> positions = new HashMap<>();
    reaching(() -> redis.hgetAll(POSITIONS))
        .forEach(
            (partition, next) -> positions.put(Integer.valueOf(partition), Long.valueOf(next)));
    return positions;
  }

  /// Adds outcomes, then says how far the topic is in the index. Adding them again changes nothing.
  void add(List<HeardOutcome> outcomes, Map<Integer, Long> next) {
    reaching(() -> {
      try (AbstractPipeline pipeline = redis.pipelined()) {
        List<Response<?>> answers = new ArrayList<>();
        outcomes.forEach(
            each -> answers.add(pipeline.eval(HEAR, List.of(KEY + each.event()), arguments(each))));
        pipeline.sync();
        answers.forEach(Response::get);
      }
      Map<String, String> fields = new HashMap<>();
      next.forEach((partition, offset) -> fields.put(partition.toString(), offset.toString()));
      return redis.hset(POSITIONS, fields);
    });
  }

  private List<String> arguments(HeardOutcome heard) {
    return List.of(
        Long.toString(heard.offset()),
        heard.name(),
        heard.line(),
        Integer.toString(properties.most()),
        retention());
  }

  private String retention() {
    return Long.toString(properties.retention().toMillis());
  }

  private static <T> T reaching(Supplier<T> work) {
    try {
      return work.get();
    } catch (JedisException e) {
      throw new StoreUnavailableException("Redis does not serve outcomes: " + e.getMessage(), e);
    }
  }
}
