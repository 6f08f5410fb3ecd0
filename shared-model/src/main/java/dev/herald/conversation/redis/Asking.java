package dev.herald.conversation.redis;

import dev.herald.redis.Answer;
import dev.herald.redis.Coalescer;
import dev.herald.redis.Command;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/// How Redis is asked for what stands there.
interface Asking {

  <T> T one(CommandObject<T> command);

  /// Asks for several things in one round trip; they are answered in their order.
  <T> List<T> all(List<CommandObject<T>> commands);

  /// On a connection of its own for as long as that takes.
  static Asking alone(UnifiedJedis redis) {
    return new Asking() {
      @Override
      public <T> T one(CommandObject<T> command) {
        return redis.executeCommand(command);
      }

      @Override
      public <T> List<T> all(List<CommandObject<T>> commands) {
        try (AbstractPipeline pipeline = redis.pipelined()) {
          List<Response<T>> answers = commands.stream().map(pipeline::executeCommand).toList();
          pipeline.sync();
          return answers.stream().map(Response::get).toList();
        }
      }
    };
  }

  /// Together with who else asks.
  static Asking together(Coalescer coalescer) {
    return new Asking() {
      @Override
      public <T> T one(CommandObject<T> command) {
        return coalescer.ask(Command.of(command)).await();
      }

      @Override
      public <T> List<T> all(List<CommandObject<T>> commands) {
        List<Answer<T>> answers =
            commands.stream().map(each -> coalescer.ask(Command.of(each))).toList();
        return answers.stream().map(Answer::await).toList();
      }
    };
  }
}
