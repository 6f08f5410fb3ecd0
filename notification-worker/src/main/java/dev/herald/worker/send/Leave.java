package dev.herald.worker.send;

import dev.herald.worker.gate.clearance.Permit;

/// What lets one attempt send: its claim, and its channel's limits.
record Leave(SendWindow window, Permit permit) {}
