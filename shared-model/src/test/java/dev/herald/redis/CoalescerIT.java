package dev.herald.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/// Many askers, a real Redis that is well, wrong, hung or gone.
class CoalescerIT {
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);
  private static final Script ECHO = Script.beside(CoalescerIT.class, "echo.lua");

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final RedisServer server = RedisServer.start();
  private final RedisClient redis = RedisClient.create(server.uri());
  private final RedisClient admin = RedisClient.create(server.uri());
  private final Coalescer coalescer = Coalescers.on(redis);

  @AfterEach
  void stop() {
    coalescer.close();
    redis.close();
    admin.close();
    server.close();
  }

  @Test
  void everyQuestion_getsItsOwnAnswer() {
    AtomicInteger answered = new AtomicInteger();
    Askers askers =
        Askers.of(
            200,
            200,
            i -> {
              assertThat(echo(i).await()).isEqualTo("k " + i);
              answered.incrementAndGet();
            });

    assertThat(askers.failures()).isEmpty();
    assertThat(answered).hasValue(40_000);
  }

  @Test
  void manyQuestions_shareRoundTrips() {
    long before = reads();
    Askers askers = Askers.of(500, 40, i -> echo(i).await());
    long reads = reads() - before;

    assertThat(askers.failures()).isEmpty();
    assertThat(reads).as("reads from sockets for 20,000 questions").isLessThan(20_000 / 10);
  }

  @Test
  void scriptThatRedisForgetsAgainAndAgain_isToldAgain() {
    AtomicInteger flushed = new AtomicInteger();
    Askers askers =
        Askers.of(
            50,
            100,
            i -> {
              if (i % 100 == 0) {
                tell(Protocol.Command.SCRIPT, "FLUSH");
                flushed.incrementAndGet();
              }
              assertThat(echo(i).await()).isEqualTo("k " + i);
            });

    assertThat(askers.failures()).isEmpty();
    assertThat(flushed).hasValue(50);
  }

  @Test
  void questionThatRedisRefuses_doesNotFailItsNeighbours() {
    redis.set("text", "no number");
    Askers askers =
        Askers.of(
            100,
            100,
            i -> {
              if (i % 3 == 0) {
                assertThatThrownBy(() -> ask(COMMANDS.incr("text")).await())
                    .isInstanceOf(JedisDataException.class)
                    .hasMessageContaining("not an integer");
              } else {
                assertThat(echo(i).await()).isEqualTo("k " + i);
              }
            });

    assertThat(askers.failures()).isEmpty();
  }

  @Test
  void connectionsThatDiedUnnoticed_costNoQuestion() {
    for (int i = 0; i < 20; i++) {
      Askers.of(10, 10, each -> echo(each).await());
      tell(Protocol.Command.CLIENT, "KILL", "TYPE", "normal");

      assertThat(echo(i).await()).isEqualTo("k " + i);
    }
  }

  @Test
  void redisThatHangs_failsEveryoneWithinTheTimeOuts() {
    tell(Protocol.Command.CLIENT, "PAUSE", "20000", "ALL");
    long began = System.nanoTime();
    Askers askers = Askers.of(500, 2, i -> echo(i).await());

    assertThat(askers.failures()).hasSize(1_000).allMatch(JedisException.class::isInstance);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(14));
  }

  @Test
  void oneQuestionThatRedisHangsOn_isLateAtThePatience() {
    try (Coalescer impatient =
        new Coalescer(
            redis, new Coalescer.Batching(200, Duration.ZERO, 2, Duration.ofMillis(50)))) {
      tell(Protocol.Command.CLIENT, "PAUSE", "1000", "ALL");

      assertThatThrownBy(() -> impatient.ask(ECHO.on("k", List.of("1"))).await())
          .isInstanceOf(JedisException.class)
          .hasMessageContaining("within PT0.05S");
    }
  }

  @Test
  void questionThatComesAlone_isNotDelayed() {
    try (Coalescer patient =
        new Coalescer(redis, new Coalescer.Batching(200, A_MINUTE, 2, A_MINUTE))) {
      patient.ask(ECHO.on("k", List.of("1"))).await();
      long began = System.nanoTime();
      patient.ask(ECHO.on("k", List.of("2"))).await();

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void closing_answersWhatWasAskedAndRefusesTheRest() {
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger asked = new AtomicInteger();
    // Not polled for: all 40,000 may be answered between two looks.
    CompletableFuture<Void> inTheMiddle = new CompletableFuture<>();
    Thread closer =
        Thread.ofPlatform()
            .start(() -> {
              inTheMiddle.join();
              coalescer.close();
            });
    Askers askers =
        Askers.of(
            200,
            200,
            i -> {
              if (asked.incrementAndGet() == 2_000) {
                inTheMiddle.complete(null);
              }
              assertThat(echo(i).await()).isEqualTo("k " + i);
              answered.incrementAndGet();
            });
    Awaitility.await().until(() -> !closer.isAlive());

    assertThat(answered.get() + askers.failures().size()).isEqualTo(40_000);
    assertThat(answered).hasValueGreaterThan(1_000);
    assertThat(askers.failures())
        .isNotEmpty()
        .allSatisfy(failure -> assertThat(failure).hasMessage("the worker stops"));
  }

  @Test
  void redisThatIsGone_failsEveryoneAndThenServesAgain() {
    server.kill();
    long began = System.nanoTime();
    Askers askers = Askers.of(500, 2, i -> echo(i).await());

    assertThat(askers.failures()).hasSize(1_000).allMatch(JedisException.class::isInstance);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));

    server.restart();
    assertThat(echo(7).await()).isEqualTo("k 7");
  }

  private void tell(Protocol.Command command, String... arguments) {
    CommandArguments all = new CommandArguments(command);
    List.of(arguments).forEach(all::add);
    admin.executeCommand(all);
  }

  private Answer<String> echo(int i) {
    return coalescer.ask(ECHO.on("k", List.of(Integer.toString(i)))).map(Object::toString);
  }

  private <T> Answer<T> ask(CommandObject<T> command) {
    return coalescer.ask(Command.of(command));
  }

  private long reads() {
    return admin
        .info("stats")
        .lines()
        .filter(line -> line.startsWith("total_reads_processed:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).trim()))
        .sum();
  }
}
