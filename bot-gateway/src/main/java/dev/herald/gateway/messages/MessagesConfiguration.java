package dev.herald.gateway.messages;

import dev.herald.conversation.ServiceUrlPolicy;
import dev.herald.gateway.auth.Authenticator;
import dev.herald.gateway.bot.TurnHandlers;
import dev.herald.gateway.publish.EventPublisher;
import dev.herald.gateway.redelivery.TurnClaims;
import dev.herald.gateway.reference.ReferenceRecorder;
import dev.herald.gateway.web.BodyReader;
import dev.herald.gateway.web.BodyReaders;
import dev.herald.turn.BotAdapter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the messaging endpoint.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagesProperties.class)
public class MessagesConfiguration {

  @Bean
  TurnRunner turnRunner(BotAdapter adapter, TurnHandlers bot, EventPublisher publisher) {
    return new TurnRunner(adapter, bot, publisher);
  }

  @Bean
  TurnThreads turnThreads(MessagesProperties properties) {
    return new TurnThreads(properties.answerInBody());
  }

  @Bean
  Punctuality punctuality(TurnThreads turnThreads, MessagesProperties properties) {
    return new Punctuality(turnThreads, properties);
  }

  @Bean
  Reception reception(
      ServiceUrlPolicy policy,
      ReferenceRecorder recorder,
      TurnRunner turns,
      TurnClaims claims,
      Punctuality punctuality) {
    return new Reception(policy, recorder, new OnceRunner(claims), turns, punctuality);
  }

  @Bean
  MessagesEndpoint messagesEndpoint(
      Authenticator authenticator,
      Reception reception,
      MessagesProperties properties,
      BodyReaders readers,
      MeterRegistry registry) {
    BodyReader bodies = readers.upTo(properties.maxBody());
    return new MessagesEndpoint(
        new MessagesDoor(
            authenticator, bodies, reception, new ActivityMeters(registry), System::nanoTime));
  }
}
