package dev.herald.gateway;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Starts bot-gateway. Its configuration file is bot-gateway.yml, so that both services fit on one
/// class path.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(GatewayConfiguration.class)
public class BotGatewayApplication {

  public static void main(String[] args) {
    builder().run(args);
  }

  /// The application before it runs, for the local stack, which starts it inside a larger process.
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(BotGatewayApplication.class)
        .properties("spring.config.name=application,bot-gateway");
  }
}
