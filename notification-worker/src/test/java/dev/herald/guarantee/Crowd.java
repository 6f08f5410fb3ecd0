package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.history.Shown;
import dev.herald.testing.Topic;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Users who are told numbered events, one after the other in turn, and what the channel must have
/// shown them of these.
final class Crowd {
  private final Stack stack;
  private final List<User> users;
  private final AtomicInteger told = new AtomicInteger();
  private volatile boolean quiet;
  private @Nullable Thread teller;

  private Crowd(Stack stack, List<User> users) {
    this.stack = stack;
    this.users = users;
  }

  static Crowd joins(Stack stack, int users) {
    return new Crowd(
        stack, IntStream.range(0, users).mapToObj(i -> stack.joins("user-" + i)).toList());
  }

  /// The id of the event with that number, which is also its text.
  static String event(int number) {
    return "event-" + number;
  }

  /// How many events were published.
  int told() {
    return told.get();
  }

  void tell(int events) {
    tell(stack.notifications(), events);
  }

  /// Publishes that many more with the producer of that topic.
  void tell(Topic notifications, int events) {
    for (int i = 0; i < events; i++) {
      tellOne(notifications);
    }
  }

  /// Publishes one after the other until it is told to stop.
  void keepTelling() {
    quiet = false;
    teller =
        Thread.ofVirtual()
            .start(() -> {
              while (!quiet) {
                tellOne(stack.notifications());
              }
            });
  }

  void stopTelling() {
    quiet = true;
    Events.await("the last event to be published").until(() -> teller == null || !teller.isAlive());
  }

  private void tellOne(Topic notifications) {
    int number = told.get();
    User user = users.get(number % users.size());
    notifications.publish(user.id(), Events.text(event(number), user, Integer.toString(number)));
    told.incrementAndGet();
  }

  /// Waits until the channel has shown that many more.
  void awaitMore(int shown) {
    int enough = stack.channel().history().count() + shown;
    Events.await("more to be shown").until(() -> stack.channel().history().count() >= enough);
  }

  void awaitAllShown() {
    Events.await("all to be shown").until(() -> stack.channel().history().count() >= told());
  }

  void awaitEnds() {
    Events.await("every event's end").until(() -> stack.outcomes().count("delivered") == told());
  }

  /// Nothing lost and nothing twice.
  void assertShownOnce() {
    assertThat(stack.channel().history().shown())
        .extracting(Shown::text)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, told()).mapToObj(Integer::toString).toList());
  }

  /// Nothing lost, nothing twice, nothing out of order.
  void assertShownOnceInOrder() {
    for (int i = 0; i < users.size(); i++) {
      assertThat(stack.channel().history().shownIn(users.get(i).conversation()))
          .extracting(Shown::text)
          .containsExactlyElementsOf(numbers(i));
    }
  }

  private List<String> numbers(int first) {
    return IntStream.iterate(first, number -> number < told(), number -> number + users.size())
        .mapToObj(Integer::toString)
        .toList();
  }
}
