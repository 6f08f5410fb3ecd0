package dev.herald.gateway.log;

import dev.herald.pseudonym.Pseudonyms;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The log.
///
/// @param pseudonymKey secret of at least 16 characters by which ids are named in the log, the same
///   for all gateways and workers so that a conversation has one name in all their logs. Empty:
///   each process makes up its own, so names mean nothing to others and nothing after a restart. A
///   new one gives everything new names; who learns it can tell whether an id that they guess
///   stands in a log
@ConfigurationProperties("herald.log")
public record LogProperties(@DefaultValue("") String pseudonymKey) {
  public LogProperties {
    if (!pseudonymKey.isEmpty() && pseudonymKey.length() < Pseudonyms.SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "herald.log.pseudonym-key must have at least 16 characters");
    }
  }

  /// Without the key.
  @Override
  public String toString() {
    return "LogProperties[]";
  }
}
