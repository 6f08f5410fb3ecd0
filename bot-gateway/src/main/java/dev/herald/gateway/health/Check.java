package dev.herald.gateway.health;

/// Looks whether one thing that the gateway needs is there. Called on many threads.
@FunctionalInterface
interface Check {
  boolean isUp();
}
