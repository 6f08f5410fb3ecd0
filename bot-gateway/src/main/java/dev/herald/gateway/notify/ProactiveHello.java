package dev.herald.gateway.notify;

import dev.herald.gateway.publish.EventPublisher;
import dev.herald.gateway.publish.Published;
import dev.herald.gateway.web.Answer;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import java.util.function.Supplier;

/// Says "proactive hello" to everyone known, by one event. Safe for any number of threads.
final class ProactiveHello {
  private final EventPublisher publisher;
  private final Supplier<String> ids;

  /// Makes one.
  ///
  /// @param ids a new id for each event
  ProactiveHello(EventPublisher publisher, Supplier<String> ids) {
    this.publisher = publisher;
    this.ids = ids;
  }

  Answer sayToEveryone() {
    Notification event =
        Notification.of(
            "proactive-hello-" + ids.get(),
            new Target.Everyone(Target.Narrowing.NONE),
            Message.Content.text("proactive hello"),
            Priority.NORMAL);
    return switch (publisher.publish(event.id(), event).await()) {
      case Published.Acknowledged _ -> Answer.html(page(event.id()));
      case Published.TooLarge _, Published.Unavailable _ ->
          Answer.unavailable("Kafka did not take the event; come again");
    };
  }

  private static String page(String id) {
    return "<html><body><h1>Proactive messages have been sent.</h1><p>Event "
        + id
        + "</p></body></html>\n";
  }
}
