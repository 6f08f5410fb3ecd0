package dev.herald.channel.limit;

import java.time.Duration;

/// At most `limit` requests within any span of this length.
public record Window(int limit, Duration span) {}
