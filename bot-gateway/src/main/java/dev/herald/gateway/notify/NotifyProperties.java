package dev.herald.gateway.notify;

import dev.herald.gateway.web.BearerKeys;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The HTTP door to the topic.
///
/// @param open whether everybody who reaches the gateway may publish through it. Off unless set:
///   whoever may publish speaks as the bot
/// @param keys who may publish besides: for each name the SHA-256, in hexadecimal, of the key that
///   it sends as bearer token. Without any, and not open, the door is shut (404)
/// @param perSecond how many events each of them may publish, with a burst of one second; more get
///   429. Too high lets one publisher crowd out the others
/// @param maxBody largest event in bytes; larger ones get 413. More than the topic takes (1 MiB
///   with Kafka's defaults, some of it for the record around the event) is refused either way
@ConfigurationProperties("herald.gateway.notify")
public record NotifyProperties(
    @DefaultValue("false") boolean open,
    @DefaultValue Map<String, String> keys,
    @DefaultValue("100") int perSecond,
    @DefaultValue("1000KB") DataSize maxBody) {

  private static final DataSize MOST = DataSize.ofMegabytes(16);

  public NotifyProperties {
    keys = Map.copyOf(keys);
    if (!keys.values().stream().allMatch(BearerKeys::isHash)) {
      throw new IllegalArgumentException(
          "herald.gateway.notify.keys.* must be the SHA-256 of a key in hexadecimal, not the key:"
              + " echo -n KEY | sha256sum");
    }
    if (perSecond < 1) {
      throw new IllegalArgumentException("herald.gateway.notify.per-second must be at least 1");
    }
    if (maxBody.toBytes() < 1 || maxBody.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "herald.gateway.notify.max-body must be between 1B and 16MB");
    }
  }
}
