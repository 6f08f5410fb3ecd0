package dev.herald.gateway.notify;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.gateway.outcomes.OutcomeIndex;
import dev.herald.gateway.publish.EventPublisher;
import dev.herald.gateway.publish.Published;
import dev.herald.gateway.web.Answer;
import dev.herald.gateway.web.Body;
import dev.herald.gateway.web.BodyReader;
import dev.herald.notification.Notification;
import dev.herald.notification.Target;
import dev.herald.notification.schema.EventReader;
import dev.herald.notification.schema.ReadEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/// Brings an event from HTTP to the topic. Answers 202 only when Kafka has it for good. Safe for
/// any number of threads.
final class NotifyDoor {
  private static final Logger log = LoggerFactory.getLogger(NotifyDoor.class);

  private final Publishers publishers;
  private final BodyReader bodies;
  private final EventReader events;
  private final EventPublisher publisher;
  private final OutcomeIndex outcomes;

  NotifyDoor(
      Publishers publishers,
      BodyReader bodies,
      EventReader events,
      EventPublisher publisher,
      OutcomeIndex outcomes) {
    this.publishers = publishers;
    this.bodies = bodies;
    this.events = events;
    this.publisher = publisher;
    this.outcomes = outcomes;
  }

  Answer answer(HttpServletRequest request) {
    return publishers
        .objectionTo(request.getHeader("Authorization"))
        .orElseGet(() -> read(request));
  }

  private Answer read(HttpServletRequest request) {
    return switch (bodies.read(request)) {
      case Body.Unusable(_, Answer answer) -> answer;
      case Body.Text(String text) -> read(text.getBytes(StandardCharsets.UTF_8));
    };
  }

  private Answer read(byte[] bytes) {
    return switch (events.read(bytes)) {
      case ReadEvent.Invalid(_, var problems) ->
          Answer.problem(400, "the body is no event", problems);
      case ReadEvent.Valid(Notification event) -> publish(event);
    };
  }

  private Answer publish(Notification event) {
    return switch (publisher.publish(key(event), event).await()) {
      case Published.Acknowledged _ -> accepted(event.id());
      case Published.TooLarge _ -> Answer.problem(413, "the event is too large for the topic");
      case Published.Unavailable _ ->
          Answer.unavailable("Kafka did not take the event; come again");
    };
  }

  /// That it can be asked after at once is a courtesy: it is accepted also while Redis is away.
  private Answer accepted(String id) {
    try {
      outcomes.expect(id);
    } catch (StoreUnavailableException e) {
      log.atWarn().addKeyValue("why", e.getMessage()).log("An event is known once it is planned");
    }
    return Answer.json(202, JsonNodeFactory.instance.objectNode().put("id", id));
  }

  /// Events to the same target stay in order.
  private static String key(Notification event) {
    return switch (event.to()) {
      case Target.Conversation(String id, _) -> id;
      case Target.User(String id, _) -> id;
      case Target.Everyone _ -> event.id();
    };
  }
}
