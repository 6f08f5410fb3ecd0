package dev.herald.worker.lanes;

import java.time.Duration;

/// A record that may be stepped sooner than it was to be.
record Ring(Lane lane, Entry entry, Duration in) implements Letter {}
