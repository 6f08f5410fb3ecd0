package dev.herald.channel.history;

import java.time.Instant;

/// A request of a bot to send, when it came in.
///
/// @param json the activity as the bot sent it
/// @param authorization the header as it came; empty when it did not
/// @param connection by which it came
public record Asked(
    String conversation, String json, String authorization, String connection, Instant at) {}
