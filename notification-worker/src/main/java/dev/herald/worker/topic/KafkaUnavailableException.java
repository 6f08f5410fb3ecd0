package dev.herald.worker.topic;

/// Kafka did not acknowledge a record, or does not answer. Infrastructure is lost: what was read is
/// not completed and is read again.
public final class KafkaUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaUnavailableException(String why) {
    super("Kafka does not answer: " + why);
  }

  public KafkaUnavailableException(Throwable cause) {
    super("Kafka does not answer: " + cause.getMessage(), cause);
  }
}
