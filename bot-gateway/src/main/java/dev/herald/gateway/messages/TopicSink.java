package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.activity.ChannelAccount;
import dev.herald.conversation.ConversationReference;
import dev.herald.gateway.publish.EventPublisher;
import dev.herald.gateway.publish.EventPublisher.Publication;
import dev.herald.gateway.publish.Published;
import dev.herald.notification.IfUnknown;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import dev.herald.turn.ActivitySink;
import dev.herald.turn.SendOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/// Publishes what a bot says, each activity as one event to the conversation of the turn. Belongs
/// to one turn and its thread.
final class TopicSink implements ActivitySink {
  /// The sender addresses by the reference as it is when it sends, so none is frozen in the event.
  private static final List<String> ADDRESS =
      List.of("channelId", "serviceUrl", "conversation", "from", "recipient");

  private final EventPublisher publisher;
  private final ReplyIds ids;
  private final List<Publication> publications = new ArrayList<>();

  TopicSink(EventPublisher publisher, ReplyIds ids) {
    this.publisher = publisher;
    this.ids = ids;
  }

  @Override
  public SendOutcome send(ConversationReference reference, Activity activity) {
    Notification event = event(reference, activity);
    publications.add(publisher.publish(reference.key().toString(), event));
    return new SendOutcome.Queued(event.id());
  }

  /// Waits until everything that was said is on the topic; else the first reason why not.
  Published await() {
    return publications.stream()
        .map(Publication::await)
        .filter(published -> !(published instanceof Published.Acknowledged))
        .findFirst()
        .orElseGet(Published.Acknowledged::new);
  }

  private Notification event(ConversationReference reference, Activity activity) {
    ObjectNode content = inReply(reference, activity).json().deepCopy();
    content.remove(ADDRESS);
    return new Notification(
        ids.next(),
        target(reference),
        new Message.Whole(content),
        Priority.URGENT,
        null,
        null,
        null,
        IfUnknown.RESEND,
        "bot-gateway",
        "reply");
  }

  private static Target target(ConversationReference reference) {
    ChannelAccount bot = reference.bot();
    return new Target.Conversation(
        Objects.requireNonNullElse(reference.conversation().id(), ""),
        new Target.Narrowing(
            reference.channelId(), reference.tenantId(), bot == null ? null : bot.id()));
  }

  static Activity inReply(ConversationReference reference, Activity activity) {
    String repliedTo = reference.activityId();
    return repliedTo == null ? activity : activity.with("replyToId", repliedTo);
  }
}
