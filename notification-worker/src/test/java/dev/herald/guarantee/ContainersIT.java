package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.history.Shown;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The main job on the images that run in production: apache/kafka and redis.
@Tag("docker")
class ContainersIT {
  private static final int EVENTS = 100;

  private static Stack stack;

  @BeforeAll
  static void start() {
    stack = Stack.on(Ground.inContainers(), UnaryOperator.identity(), Map.of());
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void anEventIsShownAndItsOutcomesAreTold() {
    User ada = stack.joins("ada");

    stack.notifications().publish(Events.text("shipped", ada, "Your order has shipped"));

    Events.await("both outcomes")
        .untilAsserted(() ->
            assertThat(stack.outcomes().of("shipped")).containsExactly("accepted", "delivered"));
  }

  @Test
  void aHundredEventsKeepTheirOrderWhileTheChannelThrottles() {
    User bob = stack.joins("bob");
    stack
        .channel()
        .faults()
        .add(new FaultRule(bob.conversation(), 5, 0.2, null, Fault.throttled("0")));

    for (int i = 0; i < EVENTS; i++) {
      stack.notifications().publish("bob", Events.text("event-" + i, bob, "" + i));
    }

    List<String> all = IntStream.range(0, EVENTS).mapToObj(Integer::toString).toList();
    Events.await("all of them")
        .untilAsserted(() ->
            assertThat(stack.channel().history().shownIn(bob.conversation()))
                .extracting(Shown::text)
                .isEqualTo(all));
  }

  @Test
  void theSameIdIsShownOnce() {
    User cat = stack.joins("cat");

    stack.notifications().publish("cat", Events.text("once", cat, "once"));
    stack.notifications().publish("cat", Events.text("once", cat, "once"));
    stack.notifications().publish("cat", Events.text("after", cat, "after"));

    Events.await("what came after").until(() -> stack.outcomes().of("after").contains("delivered"));
    assertThat(stack.channel().history().shownIn(cat.conversation()))
        .extracting(Shown::text)
        .containsExactly("once", "after");
  }
}
