package dev.herald.gateway.bot;

import dev.herald.activity.ActivityTypes;
import dev.herald.turn.BotAdapter;
import dev.herald.turn.TurnHandler;
import dev.herald.turn.TurnMiddleware;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the bot. A handler is a [TurnHandler] bean whose name is the activity type it handles, and
/// goes before what the bot does without; a step around every turn is a [TurnMiddleware] bean, the
/// lowest order outermost. bot-gateway/BOT.md shows how.
@Configuration(proxyBeanMethods = false)
public class BotConfiguration {

  @Bean
  TurnHandlers turnHandlers(ListableBeanFactory beans) {
    Map<String, TurnHandler> usual =
        Map.of(
            ActivityTypes.CONVERSATION_UPDATE, new Greeting(),
            ActivityTypes.MESSAGE, new Conversing());
    return new TurnHandlers(usual, beans.getBeansOfType(TurnHandler.class));
  }

  @Bean
  BotAdapter botAdapter(ObjectProvider<TurnMiddleware> middleware) {
    return new BotAdapter(middleware.orderedStream().toList());
  }
}
