package dev.herald.worker.lanes;

/// What every step needs is away. The record is not done, no attempt was made, and the engine holds
/// still until it is back.
public final class InfrastructureLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InfrastructureLostException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
