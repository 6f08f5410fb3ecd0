package dev.herald.worker.token;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks Entra or the managed identity's endpoint through MSAL, bypassing its cache: [TokenKeeper]
/// knows when a new token is wanted.
final class MsalIssuer implements Issuer {
  private final Request request;
  private final Duration timeout;

  /// A request to MSAL.
  @FunctionalInterface
  interface Request {
    CompletableFuture<IAuthenticationResult> send() throws Exception;
  }

  MsalIssuer(Request request, Duration timeout) {
    this.request = request;
    this.timeout = timeout;
  }

  @Override
  public Issuance issue() {
    try {
      return issued(request.send().get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return new Issuance.Denied(Issuance.Cause.UNAVAILABLE, "timeout", null);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Issuance.Denied(Issuance.Cause.UNAVAILABLE, "interrupted", null);
    } catch (ExecutionException e) {
      return MsalFailures.denied(e.getCause() == null ? e : e.getCause());
    } catch (Exception e) {
      // MSAL's methods declare all of them; each is a failure to get a token.
      return MsalFailures.denied(e);
    }
  }

  private static Issuance issued(IAuthenticationResult result) {
    return new Issuance.Issued(
        new Token.Ready(result.accessToken()),
        result.expiresOnDate().toInstant(),
        refreshAt(result));
  }

  private static @Nullable Instant refreshAt(IAuthenticationResult result) {
    Long seconds = result.metadata() == null ? null : result.metadata().refreshOn();
    return seconds == null || seconds == 0 ? null : Instant.ofEpochSecond(seconds);
  }
}
