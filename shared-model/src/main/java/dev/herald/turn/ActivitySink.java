package dev.herald.turn;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;

/// Where the activities of a turn go: to a channel, to the topic, or into the HTTP answer.
@FunctionalInterface
public interface ActivitySink {

  /// Takes one activity, already addressed to the reference's conversation.
  SendOutcome send(ConversationReference reference, Activity activity);
}
