package dev.herald.gateway.auth.token;

import com.nimbusds.jose.KeySourceException;

/// No key of an issuer has ever been fetched: nothing can be said of its tokens, good or bad.
final class KeysUnavailableException extends KeySourceException {
  private static final long serialVersionUID = 1L;

  KeysUnavailableException() {
    super("the issuer's keys cannot be fetched");
  }
}
