package dev.herald.worker.token;

/// Asks for new tokens of one bot. Blocks its thread.
@FunctionalInterface
interface Issuer {

  /// Asks for one, whatever was issued before.
  Issuance issue();
}
