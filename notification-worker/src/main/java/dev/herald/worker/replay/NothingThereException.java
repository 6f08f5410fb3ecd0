package dev.herald.worker.replay;

/// What was named does not exist, or matches nothing. The message says what.
public final class NothingThereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NothingThereException(String message) {
    super(message);
  }
}
