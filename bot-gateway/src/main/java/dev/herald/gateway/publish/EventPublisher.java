package dev.herald.gateway.publish;

import dev.herald.notification.Notification;

/// Publishes events. Events with the same key keep the order of the calls. Called on many threads.
public interface EventPublisher {

  /// Hands an event over; whether it arrived is known when the publication has been awaited.
  ///
  /// @param key names what must stay in order, such as a conversation
  Publication publish(String key, Notification event);

  /// An event on its way.
  interface Publication {
    /// Waits, with a bound, until the event is on the topic for good or cannot be brought there.
    Published await();
  }
}
