package dev.herald.worker.ops;

import dev.herald.pseudonym.Pseudonyms;
import dev.herald.worker.control.ControlBoard;
import dev.herald.worker.control.ControlTopic;
import dev.herald.worker.control.Orders;
import dev.herald.worker.replay.DeadLetters;
import dev.herald.worker.replay.Plans;
import dev.herald.worker.replay.Replays;
import dev.herald.worker.seek.Seeks;
import dev.herald.worker.why.Why;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the operations API, when it has a port.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("herald.ops.port")
@EnableConfigurationProperties(OpsProperties.class)
public class OpsConfiguration {

  @Bean
  OpsPort opsPort(OpsProperties properties) {
    return new OpsPort(Objects.requireNonNull(properties.port()), properties);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> opsConnector(OpsPort port) {
    return factory -> factory.addAdditionalConnectors(port.connector());
  }

  @Bean
  Audit audit(Pseudonyms pseudonyms) {
    return new Audit(pseudonyms);
  }

  @Bean
  OpsGate opsGate(OpsPort port, OpsProperties properties, Audit audit) {
    return new OpsGate(port, properties.keys(), audit);
  }

  @Bean
  Problems problems() {
    return new Problems();
  }

  @Bean
  DescriptionEndpoint descriptionEndpoint() {
    return new DescriptionEndpoint();
  }

  @Bean
  ControlEndpoint controlEndpoint(ControlTopic topic, Orders orders, Audit audit, Clock clock) {
    return new ControlEndpoint(topic, orders.pauses(), audit, clock);
  }

  @Bean
  ReplayEndpoint replayEndpoint(Plans plans, Replays replays, Audit audit) {
    return new ReplayEndpoint(plans, replays, audit);
  }

  @Bean
  DeadLetterEndpoint deadLetterEndpoint(DeadLetters letters, Audit audit) {
    return new DeadLetterEndpoint(letters, audit);
  }

  @Bean
  SeekEndpoint seekEndpoint(Seeks seeks, Audit audit) {
    return new SeekEndpoint(seeks, audit);
  }

  @Bean
  WhyEndpoint whyEndpoint(Why why) {
    return new WhyEndpoint(why);
  }

  @Bean
  PseudonymEndpoint pseudonymEndpoint(Pseudonyms pseudonyms) {
    return new PseudonymEndpoint(pseudonyms);
  }

  @Bean
  StatusEndpoint statusEndpoint(Orders orders, Replays replays, ControlBoard board) {
    return new StatusEndpoint(orders.pauses(), replays, board);
  }
}
