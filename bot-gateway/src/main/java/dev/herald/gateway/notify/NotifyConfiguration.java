package dev.herald.gateway.notify;

import dev.herald.access.BearerKeys;
import dev.herald.gateway.auth.token.TokenJudges;
import dev.herald.gateway.notify.NotifyProperties.OAuth;
import dev.herald.gateway.outcomes.OutcomeIndex;
import dev.herald.gateway.outcomes.OutcomeReaders;
import dev.herald.gateway.publish.EventPublisher;
import dev.herald.gateway.web.BodyReader;
import dev.herald.gateway.web.BodyReaders;
import dev.herald.notification.schema.EventReader;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import tools.jackson.databind.json.JsonMapper;

/// Wires the HTTP doors to the topic; each is shut unless something opens it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifyProperties.class)
public class NotifyConfiguration {

  @Bean
  OutcomeReaders outcomeReaders(NotifyProperties properties) {
    return new OutcomeReaders(properties.isServed());
  }

  @Bean
  Publishers publishers(NotifyProperties properties, Clock clock, JsonMapper json) {
    return new Publishers(
        properties.open(),
        new BearerKeys(properties.keys()),
        tokens(properties.oauth(), clock, json),
        properties.perSecond(),
        System::nanoTime);
  }

  private static @Nullable ClientTokens tokens(OAuth oauth, Clock clock, JsonMapper json) {
    String issuer = oauth.issuer();
    if (issuer == null) {
      return null;
    }
    TokenJudges judges = new TokenJudges(clock, json);
    URI jwks = oauth.jwks();
    judges =
        jwks == null
            ? judges.clients(issuer, oauth.metadataOf(issuer))
            : judges.clientsOfKeySet(issuer, jwks);
    return new ClientTokens(judges.judge(oauth.audiences()), oauth.grants());
  }

  @Bean
  NotifyEndpoint notifyEndpoint(
      NotifyProperties properties,
      Publishers publishers,
      EventPublisher publisher,
      OutcomeIndex outcomes,
      BodyReaders readers) {
    BodyReader bodies = readers.upTo(properties.maxBody());
    return new NotifyEndpoint(
        new NotifyDoor(publishers, bodies, new EventReader(), publisher, outcomes));
  }

  @Bean
  NotificationsEndpoint notificationsEndpoint(Publishers publishers, OutcomeIndex outcomes) {
    return new NotificationsEndpoint(new OutcomesDoor(publishers, outcomes));
  }

  @Bean
  @Profile("local")
  ProactiveHelloEndpoint proactiveHelloEndpoint(EventPublisher publisher) {
    return new ProactiveHelloEndpoint(
        new ProactiveHello(publisher, () -> UUID.randomUUID().toString()));
  }
}
