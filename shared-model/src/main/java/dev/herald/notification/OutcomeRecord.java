package dev.herald.notification;

import dev.herald.conversation.ConversationKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One record of the topic `notification-outcomes`; its key is the event id.
///
/// @param delivery the delivery it speaks of; null for the event as a whole
/// @param conversation the recipient; null for the event as a whole
public record OutcomeRecord(
    String event,
    @Nullable String delivery,
    @Nullable ConversationKey conversation,
    Outcome outcome,
    Instant at) {

  public static OutcomeRecord ofEvent(String event, Outcome outcome, Instant at) {
    return new OutcomeRecord(event, null, null, outcome, at);
  }

  public static OutcomeRecord ofDelivery(Delivery delivery, Outcome outcome, Instant at) {
    return new OutcomeRecord(
        delivery.event().id(), delivery.id(), delivery.conversation(), outcome, at);
  }
}
