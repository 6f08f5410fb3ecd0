package dev.herald.worker.token;

import java.io.IOException;

/// The login answered that it does not work now, or was asked too often.
final class LoginTroubleException extends IOException {
  private final int status;
  private final String retryAfter;

  LoginTroubleException(int status, String retryAfter) {
    super("the login answered " + status);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  int status() {
    return status;
  }

  /// The header's value; empty when there is none.
  String retryAfter() {
    return retryAfter;
  }
}
