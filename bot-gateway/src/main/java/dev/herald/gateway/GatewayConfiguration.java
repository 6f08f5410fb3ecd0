package dev.herald.gateway;

import dev.herald.gateway.admin.AdminConfiguration;
import dev.herald.gateway.auth.AuthConfiguration;
import dev.herald.gateway.bot.BotConfiguration;
import dev.herald.gateway.health.HealthConfiguration;
import dev.herald.gateway.log.LogConfiguration;
import dev.herald.gateway.messages.MessagesConfiguration;
import dev.herald.gateway.mirror.MirrorConfiguration;
import dev.herald.gateway.notify.NotifyConfiguration;
import dev.herald.gateway.outcomes.OutcomesConfiguration;
import dev.herald.gateway.publish.PublishConfiguration;
import dev.herald.gateway.redelivery.RedeliveryConfiguration;
import dev.herald.gateway.reference.ReferenceConfiguration;
import dev.herald.gateway.web.WebConfiguration;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The gateway, feature by feature in the order of the flow.
@Configuration(proxyBeanMethods = false)
@Import({
  LogConfiguration.class,
  AuthConfiguration.class,
  MirrorConfiguration.class,
  ReferenceConfiguration.class,
  RedeliveryConfiguration.class,
  BotConfiguration.class,
  PublishConfiguration.class,
  MessagesConfiguration.class,
  OutcomesConfiguration.class,
  NotifyConfiguration.class,
  AdminConfiguration.class,
  HealthConfiguration.class,
  WebConfiguration.class,
})
public class GatewayConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
