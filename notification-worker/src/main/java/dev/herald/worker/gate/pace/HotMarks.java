package dev.herald.worker.gate.pace;

import java.util.List;
import java.util.Map;

/// What a conversation's next owner must know of its last sends, beside what it may assume of all:
/// that half of every window is used. So only a conversation that uses more leaves a mark, before
/// the send that does, and the many others cost Redis nothing.
///
/// The methods throw [dev.herald.conversation.StoreUnavailableException] when Redis is away.
interface HotMarks {

  /// A mark, as old as that.
  ///
  /// @param counts sends in each window
  record Mark(int ageMs, List<Integer> counts) {}

  /// Leaves a mark, in place of an earlier one.
  ///
  /// @param conversation the hash of its key
  void leave(long conversation, List<Integer> counts);

  /// All marks that may still count.
  Map<Long, Mark> read();

  /// Leaves this worker's marks again if they are lost, as when Redis was wiped.
  void refresh();

  /// The most sends in a window that leave no mark. A window of one send never needs any: its next
  /// owner assumes it used.
  static int unmarked(Window window) {
    return Math.max(1, window.limit() / 2);
  }
}
