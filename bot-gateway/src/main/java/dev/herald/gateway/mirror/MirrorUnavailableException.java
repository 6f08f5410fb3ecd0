package dev.herald.gateway.mirror;

/// The mirror did not take a reference. Nothing is promised to the channel before it has.
public final class MirrorUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MirrorUnavailableException(Throwable cause) {
    super("Kafka did not acknowledge a reference: " + cause.getMessage(), cause);
  }
}
