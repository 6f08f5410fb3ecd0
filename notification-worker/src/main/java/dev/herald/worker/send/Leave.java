package dev.herald.worker.send;

import dev.herald.worker.gate.clearance.Permit;
import java.util.function.BooleanSupplier;

/// What lets one attempt send: its claim, the time of its event, and its channel's limits.
///
/// @param timely whether the event may still be shown
record Leave(SendWindow window, BooleanSupplier timely, Permit permit) {}
