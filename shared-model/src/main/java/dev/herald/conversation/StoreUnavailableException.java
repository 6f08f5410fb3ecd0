package dev.herald.conversation;

import org.jspecify.annotations.Nullable;

/// The store of references cannot be reached. Infrastructure is lost: callers pause and try again,
/// they never treat it as an answer.
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
