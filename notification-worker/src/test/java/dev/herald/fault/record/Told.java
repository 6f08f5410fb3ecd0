package dev.herald.fault.record;

import dev.herald.notification.Outcome;
import java.time.Instant;

/// An outcome, in the order of its topic.
public record Told(String event, Outcome outcome, Instant at) {}
