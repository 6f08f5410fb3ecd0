package dev.herald.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/// A command and who waits for its answer. The first end of it counts, so it is answered once. Who
/// waits has no timer of its own: whoever keeps the questions lets each of them [#expire].
final class Question<T> implements Answer<T> {
  private final Command<T> command;
  private final Duration patience;
  private final long asked = System.nanoTime();
  private final CompletableFuture<T> answer = new CompletableFuture<>();

  Question(Command<T> command, Duration patience) {
    this.command = command;
    this.patience = patience;
  }

  Command<T> command() {
    return command;
  }

  void answer(T value) {
    answer.complete(value);
  }

  void fail(Throwable why) {
    answer.completeExceptionally(why);
  }

  /// Fails it when it has waited for longer than its patience.
  void expire(long now) {
    if (now - asked >= patience.toNanos() && !answer.isDone()) {
      fail(new JedisConnectionException("Redis did not answer within " + patience));
    }
  }

  void orElse(Consumer<Throwable> failed) {
    CompletableFuture<?> _ =
        answer.whenComplete((_, why) -> {
          if (why != null) {
            failed.accept(why);
          }
        });
  }

  @Override
  public T await() {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new JedisException("a question to Redis failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JedisException("interrupted while waiting for Redis", e);
    }
  }
}
