package dev.herald.gateway.bot;

import dev.herald.activity.ActivityTypes;
import dev.herald.turn.BotAdapter;
import dev.herald.turn.TurnHandler;
import dev.herald.turn.TurnMiddleware;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the bot. A handler is a [TurnHandler] bean whose name is the activity type it handles; a
/// step around every turn is a [TurnMiddleware] bean, the lowest order outermost.
@Configuration(proxyBeanMethods = false)
public class BotConfiguration {

  @Bean(ActivityTypes.CONVERSATION_UPDATE)
  TurnHandler greeting() {
    return new Greeting();
  }

  @Bean(ActivityTypes.MESSAGE)
  TurnHandler conversing() {
    return new Conversing();
  }

  @Bean
  TurnHandlers turnHandlers(Map<String, TurnHandler> byType) {
    return new TurnHandlers(byType);
  }

  @Bean
  BotAdapter botAdapter(ObjectProvider<TurnMiddleware> middleware) {
    return new BotAdapter(middleware.orderedStream().toList());
  }
}
