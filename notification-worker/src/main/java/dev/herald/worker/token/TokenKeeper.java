package dev.herald.worker.token;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Keeps the token of one bot. While there is a good one, taking it is a read and nobody waits; it
/// is replaced ahead of its end in the background. At most one request is under way, whoever asks.
/// Safe for any number of threads.
final class TokenKeeper {
  private static final Duration RENEWED_AT_MOST_EVERY = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Issuer issuer;
  private final TokenWatch watch;
  private final Terms terms;
  private final Executor executor;
  private final Clock clock;
  private final AtomicReference<@Nullable CompletableFuture<Token>> flight =
      new AtomicReference<>();
  private volatile TokenState state = TokenState.NONE;
  private volatile long renewedAt = Long.MIN_VALUE / 2;

  /// How it goes about it.
  ///
  /// @param ahead how long before the end of a token the next is asked for
  /// @param patience how long is waited for a token when there is none
  record Terms(Duration ahead, Duration patience) {}

  TokenKeeper(Issuer issuer, TokenWatch watch, Terms terms, Executor executor, Clock clock) {
    this.issuer = issuer;
    this.watch = watch;
    this.terms = terms;
    this.executor = executor;
    this.clock = clock;
  }

  /// The token as it is now.
  Token take() {
    long now = clock.millis();
    TokenState seen = state;
    Token answer = seen.answer(now);
    if (answer == null) {
      return await(replace(seen));
    }
    if (seen.isDue(now)) {
      var _ = replace(seen);
    }
    return answer;
  }

  /// Asks for the first token, so that the first send finds it.
  void prefetch() {
    var _ = replace(state);
  }

  /// The token that takes the place of one that a channel refused: the newest, or else a new one.
  /// One that was itself asked for after a refusal is as good as any.
  Token renewed(Token.Ready refused) {
    TokenState seen = state;
    if (!refused.equals(seen.token())) {
      return take();
    }
    long now = clock.millis();
    if (now - renewedAt < RENEWED_AT_MOST_EVERY.toMillis()) {
      return refused;
    }
    return await(replace(seen).whenComplete((_, _) -> renewedAt = clock.millis()));
  }

  private CompletableFuture<Token> replace(TokenState seen) {
    CompletableFuture<Token> before = flight.get();
    if (before != null) {
      return before;
    }
    CompletableFuture<Token> mine = new CompletableFuture<>();
    CompletableFuture<Token> first = flight.compareAndExchange(null, mine);
    if (first != null) {
      return first;
    }
    executor.execute(() -> fly(seen, mine));
    return mine;
  }

  private void fly(TokenState seen, CompletableFuture<Token> mine) {
    Token result = away(Issuance.Cause.UNAVAILABLE.wireName());
    try {
      result = isStill(seen) ? ask() : Objects.requireNonNullElse(known(), result);
    } finally {
      flight.set(null);
      mine.complete(result);
    }
  }

  /// Whether no other flight landed between the look at the state and this one.
  private boolean isStill(TokenState seen) {
    return state.number() == seen.number();
  }

  private @Nullable Token known() {
    return state.answer(clock.millis());
  }

  private Token ask() {
    Issuance issuance = issuer.issue();
    TokenState next =
        switch (issuance) {
          case Issuance.Issued issued -> state.issued(issued, clock.instant(), terms.ahead());
          case Issuance.Denied denied -> state.denied(denied, clock.instant());
        };
    state = next;
    watch.asked(issuance, known() instanceof Token.Ready);
    return switch (issuance) {
      case Issuance.Issued(Token.Ready token, _, _) -> token;
      case Issuance.Denied _ -> Objects.requireNonNull(next.away(), "away");
    };
  }

  private Token await(CompletableFuture<Token> coming) {
    try {
      return coming.get(terms.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return away("token-slow");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return away("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a flight always lands", e);
    }
  }

  private Token away(String reason) {
    return new Token.Away(clock.instant().plus(SOON), reason);
  }
}
