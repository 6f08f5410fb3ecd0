package dev.herald.example;

import dev.herald.activity.ActivityTypes;
import dev.herald.gateway.BotGatewayApplication;
import dev.herald.gateway.publish.EventPublisher;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import dev.herald.turn.InvokeResponse;
import dev.herald.turn.TurnContext;
import dev.herald.turn.TurnHandler;
import dev.herald.turn.TurnMiddleware;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.node.JsonNodeFactory;

/// A bot built on bot-gateway.
@Configuration(proxyBeanMethods = false)
public class PriceBot {

  public static void main(String[] args) {
    BotGatewayApplication.builder().sources(PriceBot.class).run(args);
  }

  /// The name of the bean is the activity type it handles.
  @Bean(ActivityTypes.MESSAGE)
  TurnHandler prices(EventPublisher publisher) {
    return turn -> {
      turn.send("I look it up.");
      Thread.startVirtualThread(() -> lookUpAndTell(turn, publisher));
    };
  }

  /// A turn ends at once; what takes longer speaks later, through the topic.
  private static void lookUpAndTell(TurnContext turn, EventPublisher publisher) {
    String conversation = String.valueOf(turn.reference().conversation().id());
    Notification later =
        Notification.of(
            "price-" + UUID.randomUUID(),
            new Target.Conversation(conversation, Target.Narrowing.NONE),
            Message.Content.text("It is 9 euros."),
            Priority.URGENT);
    publisher.publish(turn.reference().key().toString(), later).await();
  }

  @Bean(ActivityTypes.INVOKE)
  TurnHandler cardAction() {
    return turn ->
        turn.respond(
            new InvokeResponse(200, JsonNodeFactory.instance.objectNode().put("statusCode", 200)));
  }

  /// A step around every turn.
  @Bean
  TurnMiddleware onlyInEnglish() {
    return (turn, next) -> {
      if ("tlh".equals(turn.reference().locale())) {
        turn.send("nuqneH! I only speak English.");
      } else {
        next.onTurn(turn);
      }
    };
  }
}
