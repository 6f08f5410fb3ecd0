package dev.herald.fault.record;

import dev.herald.notification.Priority;

/// A record of a topic of deliveries.
public record Planned(String event, Priority priority, int partition, long offset) {}
