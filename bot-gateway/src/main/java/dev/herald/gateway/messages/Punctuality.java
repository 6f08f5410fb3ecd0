package dev.herald.gateway.messages;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers in time, however slow Kafka or Redis is. Work that is not over by then goes on, and the
/// channel is told to come again: it then finds the turn done, or finds it running and comes once
/// more. So a store that takes two seconds for everything delays, but stops nobody. Safe for any
/// number of threads.
final class Punctuality {
  private static final Logger log = LoggerFactory.getLogger(Punctuality.class);

  private final Executor workers;
  private final Duration answer;
  private final Duration answerInBody;
  private final Semaphore late;

  /// Makes one.
  ///
  /// @param workers a thread for each work
  Punctuality(Executor workers, MessagesProperties properties) {
    this.workers = workers;
    this.answer = properties.answer();
    this.answerInBody = properties.answerInBody();
    this.late = new Semaphore(properties.late());
  }

  /// What the work came to, or [Received.Late] when its answer is due before. As many works as
  /// configured may go on without their request; further ones keep it, so that a slow store cannot
  /// pile up work without end.
  ///
  /// @param inBody whether the channel waits for the result itself, which it does for longer
  Received run(boolean inBody, Supplier<Received> work) {
    Duration longest = inBody ? answerInBody : answer;
    CompletableFuture<Received> turn = CompletableFuture.supplyAsync(work, workers);
    try {
      return turn.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return late.tryAcquire() ? leave(turn) : turn.join();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Received.Late();
    }
  }

  private Received leave(CompletableFuture<Received> turn) {
    CompletableFuture<?> _ =
        turn.whenComplete((received, why) -> {
          late.release();
          if (why == null) {
            String outcome = ActivityLog.outcome(received);
            log.atInfo().addKeyValue("outcome", outcome).log("A turn ended after its answer");
          } else {
            log.atError().setCause(why).log("A turn failed after its answer");
          }
        });
    return new Received.Late();
  }
}
