package dev.herald.worker.topic;

/// Kafka did not acknowledge a record. Infrastructure is lost: what was read is not completed and
/// is read again.
public final class KafkaUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KafkaUnavailableException(Throwable cause) {
    super("Kafka did not acknowledge a record; it is tried again", cause);
  }
}
