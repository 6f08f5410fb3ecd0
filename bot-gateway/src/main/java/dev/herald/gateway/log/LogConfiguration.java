package dev.herald.gateway.log;

import dev.herald.pseudonym.Pseudonyms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the names that ids have in the log.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogProperties.class)
public class LogConfiguration {
  private static final Logger log = LoggerFactory.getLogger(LogConfiguration.class);

  @Bean
  Pseudonyms pseudonyms(LogProperties properties) {
    if (properties.pseudonymKey().isEmpty()) {
      log.warn(
          "herald.log.pseudonym-key is not set: what ids are called in this log is known to this"
              + " process alone, and until it ends");
      return Pseudonyms.passing();
    }
    return Pseudonyms.keyed(properties.pseudonymKey());
  }
}
