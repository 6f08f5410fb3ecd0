package dev.herald.gateway.notify;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The HTTP door to the topic.
///
/// @param open whether everybody who reaches the gateway may publish through it. Off unless set:
///   whoever may publish speaks as the bot
/// @param maxBody largest event in bytes; larger ones get 413. More than the topic takes (1 MiB
///   with Kafka's defaults, some of it for the record around the event) is refused either way
@ConfigurationProperties("herald.gateway.notify")
public record NotifyProperties(
    @DefaultValue("false") boolean open, @DefaultValue("1000KB") DataSize maxBody) {
  private static final DataSize MOST = DataSize.ofMegabytes(16);

  public NotifyProperties {
    if (maxBody.toBytes() < 1 || maxBody.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "herald.gateway.notify.max-body must be between 1B and 16MB");
    }
  }
}
