package dev.herald.gateway.messages;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Limits of the messaging endpoint.
///
/// @param maxBody largest activity in bytes; larger ones get 413. Channels stay below 256 KiB. Too
///   high lets a stranger fill the memory, too low loses activities with cards or long texts
/// @param answer how long a turn may take until it is answered 503 and goes on without its request.
///   Channels expect less than a second. Too low and slow stores make them come again needlessly
/// @param answerInBody the same for turns of which the answer is the result: invokes, and
///   activities that expect replies; below the 15 s after which channels give up. Turns that are
///   under way at a stop are waited for as long
/// @param late how many turns may go on without their request; the answers of more wait for them
@ConfigurationProperties("herald.gateway.messages")
public record MessagesProperties(
    @DefaultValue("256KB") DataSize maxBody,
    @DefaultValue("700ms") Duration answer,
    @DefaultValue("12s") Duration answerInBody,
    @DefaultValue("1000") int late) {
  private static final DataSize MOST = DataSize.ofMegabytes(16);

  public MessagesProperties {
    if (maxBody.toBytes() < 1 || maxBody.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "herald.gateway.messages.max-body must be between 1B and 16MB");
    }
    if (!answer.isPositive() || !answerInBody.isPositive() || late < 0) {
      throw new IllegalArgumentException(
          "herald.gateway.messages.answer and answer-in-body must be above 0, late not below");
    }
  }
}
