package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.history.Shown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What Herald is for.
class MainJobIT {
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
  void anEventPublishedByAPlainProducerIsShownInTheChatOfAUserWhoOnceSpoke() {
    User ada = stack.joins("ada");

    stack.notifications().publish(Events.text("order-4711-shipped", ada, "Your order has shipped"));

    Events.await("both outcomes")
        .untilAsserted(() ->
            assertThat(stack.outcomes().of("order-4711-shipped"))
                .containsExactly("accepted", "delivered"));
    assertThat(stack.channel().history().shownIn(ada.conversation()))
        .extracting(Shown::text)
        .containsExactly("Your order has shipped");
  }

  @Test
  void theBotAnswersAMessageThroughTheTopicAndTheWorker() {
    User bob = stack.joins("bob");

    bob.says("good morning");

    Events.await("the answer")
        .untilAsserted(() ->
            assertThat(stack.channel().history().shownIn(bob.conversation()))
                .extracting(Shown::text)
                .containsExactly("You said: good morning"));
  }

  @Test
  void theSameIdPublishedThriceIsShownOnce() {
    User eve = stack.joins("eve");

    for (int i = 0; i < 3; i++) {
      stack.notifications().publish("eve", Events.text("same-id", eve, "once"));
    }
    stack.notifications().publish("eve", Events.text("after", eve, "after"));

    Events.await("what came after").until(() -> stack.outcomes().of("after").contains("delivered"));
    assertThat(stack.channel().history().shownIn(eve.conversation()))
        .extracting(Shown::text)
        .containsExactly("once", "after");
  }

  @Test
  void whatIsCounted_isToldToNobodyUnlessItIsOpened() throws Exception {
    assertThat(Scrape.of(stack.worker(0)).values()).isEmpty();
  }

  @Test
  void anEventForNobodyKnownEndsUnreachable() {
    stack
        .notifications()
        .publish("{\"id\":\"lost\",\"to\":{\"user\":\"nobody\"},\"message\":{\"text\":\"x\"}}");

    Events.await("its end")
        .untilAsserted(
            () -> assertThat(stack.outcomes().of("lost")).containsExactly("unreachable"));
  }

  @Test
  void textAndCardBecomeTwoActivitiesOfOneDelivery() {
    User kim = stack.joins("kim");

    stack
        .notifications()
        .publish(
            """
            {"id":"both","to":{"user":"dl_kim"},"message":{"text":"see","summary":"a card",
             "card":{"type":"AdaptiveCard","version":"1.4","body":[]}}}\
            """);

    Events.await("its end").until(() -> stack.outcomes().of("both").contains("delivered"));
    assertThat(stack.channel().history().shownIn(kim.conversation())).hasSize(2);
    assertThat(stack.outcomes().of("both")).containsExactly("accepted", "delivered");
  }
}
