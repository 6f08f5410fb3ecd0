package dev.herald.worker.gate.pace;

import java.time.Duration;
import java.util.function.Consumer;

/// Who waits for its turn.
///
/// @param name under which it keeps its place
/// @param call has it ask again after so long unless it would sooner by itself. Never blocks; safe
///   for any number of threads, and without effect when it waits no more
public record Waiter(String name, Consumer<Duration> call) {}
