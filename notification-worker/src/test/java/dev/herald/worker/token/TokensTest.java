package dev.herald.worker.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.herald.worker.token.LoginServer.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// Tokens over time: kept, replaced ahead of their end, and what a login in trouble costs.
class TokensTest {
  private static final Duration NEARLY_OVER = Duration.ofMinutes(56);
  private static final Duration OVER = Duration.ofMinutes(60);

  @TempDir private static Path directory;
  private static SelfSigned identity;
  private LoginServer login;
  private TokenWorld world;

  @BeforeAll
  static void make() {
    identity = SelfSigned.in(directory, "login");
  }

  @BeforeEach
  void start() {
    login = LoginServer.start(identity);
    world = TokenWorld.at(login, settings(Map.of()));
  }

  @AfterEach
  void stop() {
    world.close();
    login.close();
  }

  private static Map<String, Object> settings(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(TokenWorld.secret());
    all.putAll(more);
    return all;
  }

  @Test
  void aMillionSendsAskOnceAndPayNothingLikeARequest(TestReporter report) throws Exception {
    assertThat(world.token()).isEqualTo(new Token.Ready("token-1"));
    int each = 250_000;
    long began = System.nanoTime();

    together(
        4,
        () -> {
          for (int i = 0; i < each; i++) {
            assertThat(world.token() instanceof Token.Ready).isTrue();
          }
          return 0;
        });

    long nanos = (System.nanoTime() - began) / (4L * each);
    report.publishEntry("nanoseconds for a token that is there", Long.toString(nanos));
    assertThat(nanos).isLessThan(20_000);
    assertThat(login.asked()).hasSize(1);
  }

  @Test
  void aSlowReplacementKeepsNobodyWaitingAndIsAskedForOnce() throws Exception {
    assertThat(world.token()).isEqualTo(new Token.Ready("token-1"));
    login.holds();
    world.clock.advance(NEARLY_OVER);

    List<Token> meanwhile = together(50, world::token);

    assertThat(meanwhile).hasSize(50).containsOnly(new Token.Ready("token-1"));
    await().until(() -> login.asked().size() == 2);
    login.answers();
    await().until(() -> world.token().equals(new Token.Ready("token-2")));
    assertThat(login.asked()).hasSize(2);
  }

  @Test
  void aReplacementThatFailsIsAskedForAgainWhileTheOldTokenServes() {
    world.token();
    login.failNext(new Failure(503, "temporarily_unavailable", "", "1"));
    world.clock.advance(NEARLY_OVER);

    assertThat(world.token()).isEqualTo(new Token.Ready("token-1"));
    await().until(() -> requests("token-endpoint-away") == 1);
    assertThat(world.token()).isEqualTo(new Token.Ready("token-1"));
    assertThat(missing()).isZero();

    await()
        .until(() -> {
          world.clock.advance(Duration.ofSeconds(2));
          return world.token().equals(new Token.Ready("token-2"));
        });
  }

  @Test
  void aLoginThatStaysAwayPausesTheBotAndItsReturnEndsThat() {
    world.token();
    login.failsWith(500, "server_error", "");
    world.clock.advance(OVER);

    assertThat(world.token()).isInstanceOf(Token.Away.class);
    int asked = login.asked().size();
    assertThat(world.token()).isInstanceOf(Token.Away.class);
    assertThat(login.asked()).hasSize(asked);
    assertThat(missing()).isEqualTo(1);

    login.works();
    login.issuesFor(Duration.ofHours(4));
    world.clock.advance(Duration.ofHours(1));
    await().until(() -> world.token() instanceof Token.Ready);
    assertThat(missing()).isZero();
  }

  @Test
  void aLoginThatThrottlesIsLeftAloneForAsLongAsItSaid() {
    try (LoginServer throttling = LoginServer.start(identity)) {
      throttling.failNext(new Failure(429, "too_many", "", "70"));
      try (TokenWorld throttled = TokenWorld.at(throttling, settings(Map.of()))) {
        Token token = throttled.token();

        assertThat(token).isInstanceOf(Token.Away.class);
        assertThat(((Token.Away) token).reason()).isEqualTo("token-throttled");
        assertThat(((Token.Away) token).retryAt())
            .isAfter(throttled.clock.instant().plusSeconds(60));
        throttled.clock.advance(Duration.ofSeconds(60));
        assertThat(throttled.token()).isEqualTo(token);
        assertThat(throttling.asked()).hasSize(1);
      }
    }
  }

  @Test
  void refusedCredentialsStopTheBotOfThatNameAndNoOther() {
    try (LoginServer picky = LoginServer.start(identity)) {
      picky.failNext(Failure.REFUSED);
      try (TokenWorld refused = TokenWorld.at(picky, settings(Map.of()))) {
        Token token = refused.token();
        assertThat(token).isInstanceOf(Token.Away.class);
        assertThat(((Token.Away) token).reason()).isEqualTo("credentials-refused");
      }
    }
    assertThat(world.token()).isInstanceOf(Token.Ready.class);
  }

  @Test
  void aLoginThatDoesNotAnswerIsNotWaitedForLongerThanConfigured() {
    login.holds();
    try (TokenWorld waiting =
        TokenWorld.at(login, settings(Map.of("herald.token.patience", "100ms")))) {
      assertThat(waiting.token()).isInstanceOf(Token.Away.class);
      login.answers();
      await().until(() -> waiting.token() instanceof Token.Ready);
    }
  }

  @Test
  void aRefusedTokenIsReplacedOnceForAllWhoWereRefused() throws Exception {
    Token.Ready refused = (Token.Ready) world.token();

    List<Token> renewed =
        together(20, () -> world.tokens.renewed(TokenWorld.of(TokenWorld.BOT), refused));

    assertThat(renewed).containsOnly(new Token.Ready("token-2"));
    Token.Ready again = (Token.Ready) world.token();
    assertThat(world.tokens.renewed(TokenWorld.of(TokenWorld.BOT), again)).isEqualTo(again);
    assertThat(login.asked()).hasSize(2);
  }

  private double requests(String result) {
    return world.meters.find("herald.token.requests").tag("result", result).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private double missing() {
    return world.meters.get("herald.token.missing").gauge().value();
  }

  private static <T> List<T> together(int threads, Callable<T> work) throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(work));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    }
  }
}
