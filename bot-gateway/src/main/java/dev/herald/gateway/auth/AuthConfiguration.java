package dev.herald.gateway.auth;

import dev.herald.conversation.ServiceUrlPolicy;
import dev.herald.gateway.auth.AuthProperties.Bot;
import dev.herald.gateway.auth.token.TokenJudges;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Wires authentication by its mode.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuthProperties.class, ServiceUrlProperties.class})
public class AuthConfiguration {
  private static final Logger log = LoggerFactory.getLogger(AuthConfiguration.class);

  @Bean
  Authenticator authenticator(AuthProperties auth, Clock clock, JsonMapper json) {
    return switch (auth.mode()) {
      case CHANNEL -> tokens(auth, clock, json);
      case ANONYMOUS -> {
        log.warn(
            "ANONYMOUS MODE: every request to /api/messages is accepted and no service URL is"
                + " verified. Never expose this gateway; herald.gateway.auth.mode chose it");
        yield new AnonymousAuthenticator();
      }
    };
  }

  @Bean
  ServiceUrlPolicy serviceUrlPolicy(AuthProperties auth, ServiceUrlProperties serviceUrls) {
    return serviceUrls.policy(auth.mode() == AuthProperties.Mode.ANONYMOUS);
  }

  private static Authenticator tokens(AuthProperties auth, Clock clock, JsonMapper json) {
    Cloud cloud = auth.cloud();
    TokenJudges judges =
        new TokenJudges(clock, json)
            .channel(
                Objects.requireNonNullElse(auth.channel().issuer(), cloud.channelIssuer()),
                Objects.requireNonNullElse(auth.channel().metadata(), cloud.channelMetadata()));
    if (auth.entra().enabled()) {
      URI metadata = Objects.requireNonNullElse(auth.entra().metadata(), cloud.entra().metadata());
      judges.entra(entraIssuers(auth), metadata);
    }
    return new TokenAuthenticator(
        judges.judge(auth.appIds()),
        auth.unendorsedChannels(),
        new Applications(auth.skills(), auth.entra().hosts()));
  }

  private static Set<String> entraIssuers(AuthProperties auth) {
    if (!auth.entra().issuers().isEmpty()) {
      return auth.entra().issuers();
    }
    Cloud.Entra entra = auth.cloud().entra();
    Set<String> issuers = new HashSet<>();
    entra.tenants().forEach(tenant -> issuers.addAll(entra.issuersOf(tenant)));
    auth.bots().stream()
        .map(Bot::tenantId)
        .filter(tenant -> !tenant.isBlank())
        .forEach(tenant -> issuers.addAll(entra.issuersOf(tenant)));
    return issuers;
  }
}
