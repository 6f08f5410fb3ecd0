package dev.herald.redis;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/// Asks Redis the questions of many threads in few round trips: a pipelined command costs a tenth
/// to a thirtieth of one that is asked alone. A question that comes alone does not wait for others.
///
/// Every question is answered once, by its own answer or by an exception; none waits longer than
/// the patience and an eighth of it. Questions are answered in no particular order. Safe for any
/// number of threads.
public final class Coalescer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Coalescer.class);

  private final Pipelines pipelines;
  private final Inbox inbox;
  private final Duration patience;
  private final List<Thread> flushers;
  private final Watch watch;

  private volatile boolean ended;

  /// How questions are gathered.
  ///
  /// @param most questions in one round trip
  /// @param linger how long to wait for more of them while they come often
  /// @param flushers threads that make round trips; one gathers while another is under way
  /// @param patience how long a question waits for its answer before Redis counts as away
  public record Batching(int most, Duration linger, int flushers, Duration patience) {}

  public Coalescer(UnifiedJedis redis, Batching batching) {
    this.pipelines = new Pipelines(redis);
    this.inbox = new Inbox(batching.most(), batching.linger());
    this.patience = batching.patience();
    this.watch = new Watch(inbox, patience);
    this.flushers =
        IntStream.range(0, batching.flushers())
            .mapToObj(i -> Thread.ofPlatform().name("redis-flush-" + i).start(this::run))
            .toList();
    watch.start();
  }

  /// Asks without waiting.
  public <T> Answer<T> ask(Command<T> command) {
    return put(new Question<>(command, patience));
  }

  /// Asks for what nobody will wait for.
  ///
  /// @param failed is told why it was not done, perhaps on a thread that others wait for
  public void tell(Command<?> command, Consumer<Throwable> failed) {
    put(new Question<>(command, patience)).orElse(failed);
  }

  private <T> Question<T> put(Question<T> question) {
    inbox.put(question);
    if (ended) {
      failRest(closed());
    }
    return question;
  }

  private void run() {
    for (List<Question<?>> batch = inbox.take(); !batch.isEmpty(); batch = inbox.take()) {
      watch.began(batch);
      try {
        JedisException lost = new Flush(pipelines).of(batch);
        if (lost != null) {
          // Who waits behind this batch would wait for one time-out after the other.
          failRest(lost);
        }
      } catch (RuntimeException | Error bug) {
        log.atError().setCause(bug).log("A batch of questions to Redis failed");
        fail(batch, new JedisException("a batch failed", bug));
      } finally {
        watch.ended();
      }
    }
  }

  private void failRest(JedisException why) {
    fail(inbox.rest(), why);
  }

  private static void fail(List<Question<?>> questions, JedisException why) {
    questions.forEach(question -> question.fail(why));
  }

  private static JedisException closed() {
    return new JedisConnectionException("the worker stops");
  }

  /// Answers what was asked, then stops; later questions fail.
  @Override
  public void close() {
    inbox.close();
    try {
      for (Thread flusher : flushers) {
        flusher.join(patience);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    ended = true;
    failRest(closed());
    watch.close();
    pipelines.close();
  }
}
