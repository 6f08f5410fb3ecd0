package dev.herald.worker.lag;

import dev.herald.worker.meter.Survey;
import dev.herald.worker.seek.Group;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/// Wires the lag of the workers' groups.
@Configuration(proxyBeanMethods = false)
public class LagConfiguration {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  @Bean
  GroupLag groupLag(KafkaAdmin kafka) {
    return new GroupLag(() -> Admin.create(kafka.getConfigurationProperties()));
  }

  @Bean
  Survey<Map<String, Long>> lags(GroupLag lag, MeterRegistry meters) {
    Survey<Map<String, Long>> lags = new Survey<>("lag", PAUSE, lag::byTopic);
    for (Group group : Group.all()) {
      for (String topic : group.topics()) {
        Gauge.builder("herald.lag", lags, each -> each.tell(known -> known.getOrDefault(topic, 0L)))
            .description(
                "Records of a topic that its group has not finished, asked of the broker each 10 s;"
                    + " the same from every worker")
            .baseUnit("records")
            .tag("group", group.name())
            .tag("topic", topic)
            .register(meters);
      }
    }
    return lags;
  }
}
