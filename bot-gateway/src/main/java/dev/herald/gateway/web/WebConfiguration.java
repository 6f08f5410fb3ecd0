package dev.herald.gateway.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes every error of the web server a problem+json, and bounds what one client may take.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsProperties.class)
public class WebConfiguration {

  @Bean
  InFlight inFlight(LimitsProperties limits) {
    return new InFlight(limits.inFlight());
  }

  @Bean
  BodyReaders bodyReaders(LimitsProperties limits, InFlight inFlight) {
    return new BodyReaders(limits.request(), inFlight);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestsInTime(
      LimitsProperties limits) {
    return factory -> {
      factory.addContextValves(new CutValve());
      factory.setProtocol(PunctualProtocol.class.getName());
      factory.addProtocolHandlerCustomizers(
          (PunctualProtocol protocol) -> protocol.setLongest(limits.request()));
    };
  }

  @Bean
  SecurityHeaders securityHeaders() {
    return new SecurityHeaders();
  }

  @Bean
  ErrorEndpoint errorEndpoint() {
    return new ErrorEndpoint();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
          }
        });
  }
}
