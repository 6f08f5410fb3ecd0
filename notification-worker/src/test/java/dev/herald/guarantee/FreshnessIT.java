package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;
import dev.herald.channel.history.Shown;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Promise: fresh or not at all.
class FreshnessIT {
  private static Stack stack;

  @BeforeAll
  static void start() {
    stack = Stack.start();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void anEventIsNeverShownBeforeItsTime() {
    User ada = stack.joins("ada");
    Instant due = Instant.now().plusSeconds(3);

    stack
        .notifications()
        .publish(Events.with("early", ada, "early", Events.time("notBefore", due)));

    Events.await("its end").until(() -> stack.outcomes().of("early").contains("delivered"));
    assertThat(stack.outcomes().of("early")).contains("accepted", "deferred");
    Shown shown = stack.channel().history().shownIn(ada.conversation()).getFirst();
    assertThat(shown.at()).isAfterOrEqualTo(due).isBefore(due.plusSeconds(5));
  }

  @Test
  void anEventThatCameTooLateIsNotShown() {
    User bob = stack.joins("bob");

    stack
        .notifications()
        .publish(
            Events.with(
                "late", bob, "late", Events.time("notAfter", Instant.now().minusSeconds(1))));

    Events.await("its end").until(() -> stack.outcomes().of("late").contains("expired"));
    assertThat(stack.channel().history().attemptsIn(bob.conversation())).isEmpty();
  }

  @Test
  void anEventThatGrowsTooOldWhileItIsRetriedIsNotShown() {
    User cat = stack.joins("cat");
    stack.channel().faults().add(FaultRule.next(1, cat.conversation(), Fault.throttled("3")));

    stack
        .notifications()
        .publish(
            Events.with(
                "aged", cat, "aged", Events.time("notAfter", Instant.now().plusSeconds(2))));

    Events.await("its end").until(() -> stack.outcomes().of("aged").contains("expired"));
    assertThat(stack.channel().history().shownIn(cat.conversation())).isEmpty();
  }

  @Test
  void anEventIsNotShownOnceANewerOneOfItsKeyIsThere() {
    User dan = stack.joins("dan");
    stack.channel().faults().add(FaultRule.next(-1, dan.conversation(), Fault.throttled("1")));

    String key = ",\"supersedes\":\"price-of-4711\"";
    stack.notifications().publish("dan", Events.with("old-price", dan, "10", key));
    Events.await("the first attempt")
        .until(() -> !stack.channel().history().attemptsIn(dan.conversation()).isEmpty());
    stack.notifications().publish("dan", Events.with("new-price", dan, "9", key));
    Events.await("the newer one to be planned")
        .until(() -> stack.outcomes().of("new-price").contains("accepted"));
    stack.channel().faults().clear();

    Events.await("the end of both")
        .until(() ->
            stack.outcomes().of("old-price").contains("superseded")
                && stack.outcomes().of("new-price").contains("delivered"));
    assertThat(stack.channel().history().shownIn(dan.conversation()))
        .extracting(Shown::text)
        .containsExactly("9");
  }
}
