package dev.herald.worker.lanes;

/// The work on one record, from its first step to its last. Its steps follow each other, each on a
/// thread of its own, and see what earlier ones wrote.
@FunctionalInterface
public interface LaneJob {

  /// Makes one step. Blocks for what it needs, never to wait for a time.
  ///
  /// @throws InfrastructureLostException when what it needs is away; the engine pauses, and steps
  ///   again when it is back
  Progress step(Admission admission);
}
