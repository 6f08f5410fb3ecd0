package dev.herald.gateway.admin;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.ServiceUrlPolicy;
import dev.herald.conversation.redis.LedgerTraces;
import dev.herald.gateway.mirror.ReferenceMirror;
import dev.herald.gateway.reference.ReferenceEraser;
import dev.herald.gateway.web.BodyReaders;
import dev.herald.pseudonym.Pseudonyms;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the administration, when it has a port.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("herald.gateway.admin.port")
@EnableConfigurationProperties(AdminProperties.class)
public class AdminConfiguration {

  @Bean
  AdminPort adminPort(AdminProperties properties) {
    return new AdminPort(Objects.requireNonNull(properties.port()), properties);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> adminConnector(AdminPort port) {
    return factory -> factory.addAdditionalConnectors(port.connector());
  }

  @Bean
  Audit audit(Pseudonyms pseudonyms) {
    return new Audit(pseudonyms);
  }

  @Bean
  AdminGate adminGate(AdminPort port, AdminProperties properties, Audit audit) {
    return new AdminGate(port, properties.keys(), audit);
  }

  @Bean
  OnlyAdministration onlyAdministration(AdminPort port) {
    return new OnlyAdministration(port);
  }

  @Bean
  Erasure erasure(ReferenceStore store, ReferenceEraser eraser, LedgerTraces ledger, Clock clock) {
    return new Erasure(store, eraser, ledger, clock);
  }

  @Bean
  Import referenceImport(
      ReferenceStore store, ReferenceMirror mirror, ServiceUrlPolicy policy, Clock clock) {
    return new Import(store, mirror, new ImportLine(policy, clock));
  }

  @Bean
  Lookup lookup(ReferenceStore store, Clock clock) {
    return new Lookup(store, clock);
  }

  @Bean
  AdminDoor adminDoor(
      Lookup lookup, Erasure erasure, Import imports, Audit audit, BodyReaders readers) {
    return new AdminDoor(lookup, erasure, imports, new UserQuestion(readers), audit);
  }

  @Bean
  AdminEndpoint adminEndpoint(AdminGate gate, AdminDoor door, ReferenceStore store, Audit audit) {
    return new AdminEndpoint(gate, door, new Streams(store, audit));
  }
}
