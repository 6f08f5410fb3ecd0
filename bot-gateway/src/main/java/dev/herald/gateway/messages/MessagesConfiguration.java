package dev.herald.gateway.messages;

import dev.herald.conversation.ServiceUrlPolicy;
import dev.herald.gateway.auth.Authenticator;
import dev.herald.gateway.bot.TurnHandlers;
import dev.herald.gateway.publish.EventPublisher;
import dev.herald.gateway.redelivery.TurnClaims;
import dev.herald.gateway.reference.ReferenceRecorder;
import dev.herald.gateway.web.BodyReader;
import dev.herald.gateway.web.BodyReaders;
import dev.herald.pseudonym.Pseudonyms;
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
  ActivityLog activityLog(Pseudonyms pseudonyms) {
    return new ActivityLog(pseudonyms);
  }

  @Bean
  TurnRunner turnRunner(
      BotAdapter adapter, TurnHandlers bot, EventPublisher publisher, ActivityLog activityLog) {
    return new TurnRunner(adapter, bot, publisher, activityLog);
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
      Punctuality punctuality,
      ActivityLog activityLog) {
    return new Reception(policy, recorder, new OnceRunner(claims), turns, punctuality, activityLog);
  }

  @Bean
  MessagesEndpoint messagesEndpoint(
      Authenticator authenticator,
      Reception reception,
      MessagesProperties properties,
      BodyReaders readers,
      ActivityLog activityLog,
      MeterRegistry registry) {
    BodyReader bodies = readers.upTo(properties.maxBody());
    return new MessagesEndpoint(
        new MessagesDoor(
            authenticator,
            bodies,
            reception,
            activityLog,
            new ActivityMeters(registry),
            System::nanoTime));
  }
}
