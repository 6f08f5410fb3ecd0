package dev.herald.worker;

import dev.herald.cli.Herald;
import java.util.Arrays;
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

  /// Starts the worker, or the command line when the first argument is `herald`.
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("herald")) {
      Herald.runAndExit(Arrays.copyOfRange(args, 1, args.length));
    } else {
      builder().run(args);
    }
  }

  /// The application before it runs, for the local stack, which starts it inside a larger process.
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(NotificationWorkerApplication.class)
        .properties("spring.config.name=application,notification-worker");
  }
}
