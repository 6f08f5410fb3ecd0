package dev.herald.conversation.redis;

import dev.herald.redis.Command;
import dev.herald.redis.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/// A value for a field of a bucket.
final class Put {
  private final Script script;
  private final byte[] bucket;
  private final byte[][] arguments;

  /// Makes one.
  ///
  /// @param script what joins it with a value that is there
  /// @param value for the script, or several
  Put(Script script, byte[] bucket, byte[] field, byte[]... value) {
    this.script = script;
    this.bucket = bucket;
    this.arguments = Stream.concat(Stream.of(field), Arrays.stream(value)).toArray(byte[][]::new);
  }

  void call(ScriptCalls calls) {
    calls.call(command());
  }

  /// The same as a question that may share a round trip.
  Command<Object> command() {
    return script.on(bucket, List.of(arguments));
  }

  /// Puts many at once. Most find their field empty when references are rebuilt, and a script costs
  /// Redis ten times a plain write, so only the others are joined by it.
  ///
  /// @return what the script answered to each, in their order; empty where it was not needed
  static List<Optional<Object>> all(UnifiedJedis redis, List<Put> puts) {
    List<Boolean> isNew = ifAbsent(redis, puts);
    List<Put> others =
        IntStream.range(0, puts.size()).filter(i -> !isNew.get(i)).mapToObj(puts::get).toList();
    Iterator<Object> answers =
        others.isEmpty()
            ? Collections.emptyIterator()
            : ScriptCalls.run(redis, calls -> others.forEach(each -> each.call(calls))).iterator();
    return isNew.stream()
        .map(wasNew -> wasNew ? Optional.empty() : Optional.of(answers.next()))
        .toList();
  }

  private static List<Boolean> ifAbsent(UnifiedJedis redis, List<Put> puts) {
    try (AbstractPipeline pipeline = redis.pipelined()) {
      List<Response<Long>> answers = new ArrayList<>(puts.size());
      puts.forEach(
          each -> answers.add(pipeline.hsetnx(each.bucket, each.arguments[0], each.arguments[1])));
      pipeline.sync();
      return answers.stream().map(answer -> answer.get() == 1).toList();
    }
  }
}
