package dev.herald.gateway.publish;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long the gateway waits for Kafka.
///
/// @param timeout how long one event may take until it is acknowledged; must not be shorter than
///   the producer's `delivery.timeout.ms`. Too high and the channel gives up (at 15 s) before the
///   gateway answers 503; too low and a short pause of a broker turns activities away
@ConfigurationProperties("herald.gateway.publish")
public record PublishProperties(@DefaultValue("6s") Duration timeout) {
  private static final Duration CHANNEL_LIMIT = Duration.ofSeconds(15);

  public PublishProperties {
    if (!timeout.isPositive() || timeout.compareTo(CHANNEL_LIMIT) >= 0) {
      throw new IllegalArgumentException(
          "herald.gateway.publish.timeout must be above 0 and below the channels' limit of 15s");
    }
  }
}
