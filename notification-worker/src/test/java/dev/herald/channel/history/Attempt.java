package dev.herald.channel.history;

import java.time.Instant;

/// One request of a bot to send.
///
/// @param order counts the attempts, from 0
/// @param status what was answered; 0 when nothing was
/// @param shown whether the message was shown, whatever was answered
public record Attempt(long order, String conversation, Instant at, int status, boolean shown) {}
