package dev.herald.worker.lanes;

import java.time.Duration;

/// What one step at a record came to. Whatever else can happen is an exception: lost infrastructure
/// or a bug.
public sealed interface Progress {
  Progress DONE = new Done();

  /// The record is over: all that it became is acknowledged, so its offset may be committed.
  record Done() implements Progress {}

  /// Step again no sooner than after `pause`. What is behind it in its conversation waits too.
  record Park(Duration pause) implements Progress {}

  /// Step again when [Admission#bell] rings, after `most` at the latest. What is behind it in its
  /// conversation waits too.
  record Await(Duration most) implements Progress {}

  /// Step again as soon as [Admission#enter] would let it send to that host.
  record Queue(String host) implements Progress {}
}
