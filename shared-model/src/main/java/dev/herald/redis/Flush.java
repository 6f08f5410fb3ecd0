package dev.herald.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/// Brings one batch to Redis and each answer to who asked. An error of one question is an error of
/// that one alone. Belongs to one thread and one batch.
final class Flush {
  /// A connection that is lost sooner than this was dead before, and the next one may not be.
  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private final Pipelines pipelines;
  private final long began = System.nanoTime();
  private final List<Question<?>> inFull = new ArrayList<>();
  private final List<Question<?>> moved = new ArrayList<>();

  Flush(Pipelines pipelines) {
    this.pipelines = pipelines;
  }

  /// Asks; returns when every question is answered or has failed.
  ///
  /// @return why Redis cannot be reached; null when it can
  @Nullable JedisException of(List<Question<?>> batch) {
    JedisException lost = ask(batch, /* first= */ true);
    if (!inFull.isEmpty()) {
      if (lost != null) {
        pipelines.reconnect();
      }
      lost = ask(List.copyOf(inFull), /* first= */ false);
    }
    moved.forEach(this::askAlone);
    return lost;
  }

  private @Nullable JedisException ask(List<Question<?>> batch, boolean first) {
    List<Asked<?>> asked = new ArrayList<>(batch.size());
    JedisException lost = null;
    try (AbstractPipeline pipeline = pipelines.open()) {
      batch.forEach(question -> asked.add(Asked.of(question, pipeline, first)));
      pipeline.sync();
    } catch (JedisException e) {
      lost = e;
    }
    for (Question<?> unasked : batch.subList(asked.size(), batch.size())) {
      asked.add(new Asked<>(unasked, null));
    }
    JedisException why = lost == null ? new JedisConnectionException("a node is away") : lost;
    // Who asked several things waits for the first of them, and finds the others answered when it
    // wakes.
    asked.reversed().forEach(each -> end(each, why, first));
    return lost;
  }

  private <T> void end(Asked<T> asked, JedisException away, boolean first) {
    Question<T> question = asked.question();
    try {
      question.answer(asked.get());
    } catch (JedisNoScriptException e) {
      askAgain(question, e, first);
    } catch (JedisRedirectionException _) {
      moved.add(question);
    } catch (IllegalStateException _) {
      askAgain(question, away, first && System.nanoTime() - began < AT_ONCE.toNanos());
    } catch (RuntimeException e) {
      question.fail(e);
    }
  }

  private void askAgain(Question<?> question, JedisException why, boolean may) {
    if (may) {
      inFull.add(question);
    } else {
      question.fail(why);
    }
  }

  private <T> void askAlone(Question<T> question) {
    try {
      question.answer(pipelines.alone(question.command().inFull()));
    } catch (RuntimeException e) {
      question.fail(e);
    }
  }

  /// A question on its way.
  ///
  /// @param answer null when it could not even be asked
  private record Asked<T>(Question<T> question, @Nullable Response<T> answer) {
    static <T> Asked<T> of(Question<T> question, AbstractPipeline pipeline, boolean first) {
      Command<T> command = question.command();
      try {
        return new Asked<>(
            question, pipeline.executeCommand(first ? command.brief() : command.inFull()));
      } catch (JedisException _) {
        // The node of this one is away; those of others may not be.
        return new Asked<>(question, null);
      }
    }

    /// @throws IllegalStateException when the connection broke before there was an answer
    T get() {
      if (answer == null) {
        throw new IllegalStateException("not asked");
      }
      return answer.get();
    }
  }
}
