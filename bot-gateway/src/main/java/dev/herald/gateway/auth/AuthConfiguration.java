package dev.herald.gateway.auth;

import dev.herald.conversation.ServiceUrlPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires authentication by its mode.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuthProperties.class, ServiceUrlProperties.class})
public class AuthConfiguration {
  private static final Logger log = LoggerFactory.getLogger(AuthConfiguration.class);

  @Bean
  Authenticator authenticator(AuthProperties auth) {
    return switch (auth.mode()) {
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
}
