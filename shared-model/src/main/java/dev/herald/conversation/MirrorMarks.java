package dev.herald.conversation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far the store holds what a topic that mirrors it holds, kept in the store itself: when the
/// store is wiped or goes back to an older state, so do its marks, and that tells it. Every method
/// may throw [StoreUnavailableException]; safe for any number of threads.
public interface MirrorMarks {

  /// What the store says of itself.
  ///
  /// @param server names this run of the server; another name means that it was restarted or
  ///   replaced
  /// @param offsets for each partition of the mirror up to where the store holds it; null when the
  ///   store knows nothing of a mirror, or is being rebuilt
  /// @param held the same, also while it is being rebuilt from there on
  /// @param rebuilt whether it was compared with the mirror since this run of the server began
  record Marks(
      String server,
      @Nullable Map<Integer, Long> offsets,
      Map<Integer, Long> held,
      boolean rebuilt) {}

  Marks read();

  /// From now on nobody is judged unknown.
  void beginRebuild();

  /// The store holds the mirror up to these offsets; who is not in it is unknown.
  ///
  /// @return false when the store lost what [#beginRebuild] of this object wrote: then it was wiped
  ///   meanwhile, is vouched for by nothing, and has to be rebuilt again
  boolean finishRebuild(Map<Integer, Long> ends);

  /// Moves a mark forward.
  ///
  /// @param next offset behind the record that the store and the mirror now both hold
  /// @param known the mark as it was last seen
  /// @return false when the store has lost writes since then; the mark stays
  boolean advance(int partition, long next, long known);
}
