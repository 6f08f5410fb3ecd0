package dev.herald.channel.history;

import java.time.Instant;

/// One request of a bot to send, when it was over.
///
/// @param order counts the attempts, from 0
/// @param asked what was asked, and when
/// @param at when it was answered, or left without an answer
/// @param status what was answered; 0 when nothing was, or when nobody was there any more to hear
///   it
/// @param shown whether the message was shown, whatever was answered
public record Attempt(long order, Asked asked, Instant at, int status, boolean shown) {
  public String conversation() {
    return asked.conversation();
  }
}
