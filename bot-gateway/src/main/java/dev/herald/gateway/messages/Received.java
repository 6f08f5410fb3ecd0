package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.turn.InvokeResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of an activity.
sealed interface Received {

  /// The reference is kept and what the bot said is on the topic.
  record Done() implements Received {}

  /// The activity came before and its turn has run.
  record Repeated() implements Received {}

  /// The bot's words go back in the HTTP answer, and nowhere else.
  ///
  /// @param response the answer to an invoke that expects replies; null for all others
  record Replied(List<Activity> replies, @Nullable InvokeResponse response) implements Received {
    public Replied {
      replies = List.copyOf(replies);
    }
  }

  /// The bot answered an invoke.
  record Invoked(InvokeResponse response) implements Received {}

  /// No handler answered an invoke.
  record Unhandled() implements Received {}

  /// The caller may not bring this activity, or its service URL may not be used.
  record Refused(int status, String reason) implements Received {}

  /// What keeps references or takes replies is away. The channel is to come again.
  record Unavailable(String what) implements Received {}

  /// It is still being worked on though its answer is due. The channel is to come again.
  record Late() implements Received {}

  /// A fault of the bot or of Herald; it is in the log.
  record Failed() implements Received {}
}
