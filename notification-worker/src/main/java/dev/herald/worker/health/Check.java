package dev.herald.worker.health;

/// Looks whether one thing that the worker needs is there. Called on many threads.
@FunctionalInterface
interface Check {
  boolean isUp();
}
