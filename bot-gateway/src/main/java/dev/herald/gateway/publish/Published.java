package dev.herald.gateway.publish;

/// What became of an event that was handed over.
public sealed interface Published {

  /// It is on the topic and survives the loss of a broker.
  record Acknowledged() implements Published {}

  /// It is too large for the topic and always will be.
  record TooLarge() implements Published {}

  /// Kafka did not acknowledge it in time. It may still arrive; publishing the same id again does
  /// no harm.
  record Unavailable(String reason) implements Published {}
}
