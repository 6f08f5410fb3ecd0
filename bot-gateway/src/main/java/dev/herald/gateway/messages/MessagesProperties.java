package dev.herald.gateway.messages;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Limits of the messaging endpoint.
///
/// @param maxBody largest activity in bytes; larger ones get 413. Channels stay below 256 KiB. Too
///   high lets a stranger fill the memory, too low loses activities with cards or long texts
@ConfigurationProperties("herald.gateway.messages")
public record MessagesProperties(@DefaultValue("256KB") DataSize maxBody) {
  private static final DataSize MOST = DataSize.ofMegabytes(16);

  public MessagesProperties {
    if (maxBody.toBytes() < 1 || maxBody.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "herald.gateway.messages.max-body must be between 1B and 16MB");
    }
  }
}
