package dev.herald.conversation.redis;

import dev.herald.redis.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/// Calls of scripts in one pipeline: by digest, and all of them again in full where a server does
/// not know a script, which it forgets with every restart. So each call must be idempotent.
final class ScriptCalls {
  private final AbstractPipeline pipeline;
  private final boolean inFull;
  private final List<Response<Object>> answers = new ArrayList<>();

  private ScriptCalls(AbstractPipeline pipeline, boolean inFull) {
    this.pipeline = pipeline;
    this.inFull = inFull;
  }

  /// Runs calls in one round trip.
  ///
  /// @param calls adds the calls; may run twice
  /// @return the answers in the order of the calls; an error that Redis answers with is thrown
  static List<Object> run(UnifiedJedis redis, Consumer<ScriptCalls> calls) {
    try {
      return run(redis, calls, /* inFull= */ false);
    } catch (JedisNoScriptException _) {
      return run(redis, calls, /* inFull= */ true);
    }
  }

  private static List<Object> run(UnifiedJedis redis, Consumer<ScriptCalls> calls, boolean inFull) {
    try (AbstractPipeline pipeline = redis.pipelined()) {
      ScriptCalls made = new ScriptCalls(pipeline, inFull);
      calls.accept(made);
      pipeline.sync();
      // A pipeline keeps the errors that Redis answers with until the answers are looked at.
      return made.answers.stream().map(Response::get).toList();
    }
  }

  void call(Command<Object> command) {
    answers.add(pipeline.executeCommand(inFull ? command.inFull() : command.brief()));
  }
}
