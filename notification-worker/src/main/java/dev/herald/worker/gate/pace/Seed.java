package dev.herald.worker.gate.pace;

import java.util.List;

/// What a conversation's owner of before may have sent: so many in each window, all of them as late
/// as possible.
///
/// @param atMs when, by the clock of [ConversationWindows]
/// @param counts one for each window
record Seed(int atMs, List<Integer> counts) {

  /// What nobody leaves a mark for: see [HotMarks].
  static Seed unmarked(int atMs, List<Window> windows) {
    return new Seed(atMs, windows.stream().map(HotMarks::unmarked).toList());
  }

  /// How many still count in a window.
  int countIn(int window, int spanMs, int nowMs) {
    return window < counts.size() && nowMs - atMs < spanMs ? counts.get(window) : 0;
  }
}
