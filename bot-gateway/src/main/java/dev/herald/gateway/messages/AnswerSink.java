package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.turn.ActivitySink;
import dev.herald.turn.SendOutcome;
import java.util.ArrayList;
import java.util.List;

/// Gathers what a bot says for the HTTP answer. Belongs to one turn and its thread.
final class AnswerSink implements ActivitySink {
  private final List<Activity> replies = new ArrayList<>();

  @Override
  public SendOutcome send(ConversationReference reference, Activity activity) {
    replies.add(TopicSink.inReply(reference, activity));
    return new SendOutcome.Delivered(null);
  }

  List<Activity> replies() {
    return List.copyOf(replies);
  }
}
