package dev.herald.gateway.bench;

import dev.herald.activity.ActivityTypes;
import dev.herald.turn.TurnHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A bot that says nothing, so that what is measured is the gateway.
@Configuration(proxyBeanMethods = false)
class QuietBot {

  @Bean(ActivityTypes.MESSAGE)
  TurnHandler quiet() {
    return _ -> {};
  }
}
