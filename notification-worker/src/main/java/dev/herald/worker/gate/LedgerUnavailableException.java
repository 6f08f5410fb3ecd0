package dev.herald.worker.gate;

/// The ledger cannot be reached. Infrastructure is lost: nothing is sent without it, and what was
/// sent waits until it can be written down.
public final class LedgerUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LedgerUnavailableException(Throwable cause) {
    super("Redis does not serve the ledger: " + cause.getMessage(), cause);
  }

  /// Redis can be reached, but may not be relied upon.
  public LedgerUnavailableException(String why) {
    super(why);
  }
}
