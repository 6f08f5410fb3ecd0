package dev.herald.worker.token;

import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.MsalThrottlingException;
import dev.herald.worker.token.Issuance.Cause;
import dev.herald.worker.token.Issuance.Denied;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a failure in MSAL means. Of its text only the issuer's own codes are kept: the rest may
/// name tenants and applications.
final class MsalFailures {
  private static final Pattern ENTRA_CODE = Pattern.compile("AADSTS\\d+");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
  private static final int TOO_MANY = 429;

  private MsalFailures() {}

  static Denied denied(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof LoginTroubleException trouble) {
        return trouble(trouble);
      }
      if (each instanceof IOException) {
        return new Denied(Cause.UNAVAILABLE, each.getClass().getSimpleName(), null);
      }
    }
    // Of what else went wrong nobody knows that it would pass by itself.
    return switch (failure) {
      case MsalThrottlingException throttled ->
          new Denied(Cause.THROTTLED, "throttled", Duration.ofMillis(throttled.retryInMs()));
      case MsalException refused -> new Denied(Cause.REFUSED, code(refused), null);
      default -> new Denied(Cause.REFUSED, failure.getClass().getSimpleName(), null);
    };
  }

  private static Denied trouble(LoginTroubleException trouble) {
    Cause cause = trouble.status() == TOO_MANY ? Cause.THROTTLED : Cause.UNAVAILABLE;
    return new Denied(cause, "status " + trouble.status(), seconds(trouble.retryAfter()));
  }

  private static @Nullable Duration seconds(String retryAfter) {
    return SECONDS.matcher(retryAfter).matches()
        ? Duration.ofSeconds(Long.parseLong(retryAfter))
        : null;
  }

  private static String code(MsalException failure) {
    Matcher entra = ENTRA_CODE.matcher(Objects.requireNonNullElse(failure.getMessage(), ""));
    String own = Objects.requireNonNullElse(failure.errorCode(), "unknown");
    return entra.find() ? own + " " + entra.group() : own;
  }
}
