package dev.herald.channel.history;

/// Is told what a channel is asked and what it shows, as it happens and on its event loops: must be
/// quick, and safe for any number of threads.
public interface Recorder {

  /// A request came in.
  ///
  /// @param authorization the header; empty when there was none
  /// @return it; told again when it ends
  Asked begun(String conversation, String json, String authorization, String connection);

  /// An activity was shown.
  void showed(String conversation, String activityId, String json);

  /// A request ended. Only its first end counts.
  ///
  /// @param status what was answered; 0 when nothing was
  void answered(Asked asked, int status, boolean wasShown);
}
