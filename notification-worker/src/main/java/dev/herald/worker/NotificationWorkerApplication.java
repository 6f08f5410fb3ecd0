package dev.herald.worker;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Starts notification-worker. Its configuration file is notification-worker.yml, so that both
/// services fit on one class path.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WorkerConfiguration.class)
public class NotificationWorkerApplication {

  public static void main(String[] args) {
    builder().run(args);
  }

  /// The application before it runs, for the local stack, which starts it inside a larger process.
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(NotificationWorkerApplication.class)
        .properties("spring.config.name=application,notification-worker");
  }
}
