package dev.herald.worker.send;

import dev.herald.worker.gate.clearance.Permit;
import java.util.function.BooleanSupplier;

/// What lets one attempt send: its claim, the time of its event, and its channel's limits.
///
/// @param timely whether the event may still be shown
/// @param permit what its channel's limits allow
/// @param mayBeLate whether it is sent however long ago its permit was given: it was held back for
///   that before, and a host may take longer to connect to than a permit stays fresh
record Leave(SendWindow window, BooleanSupplier timely, Permit permit, boolean mayBeLate) {
  boolean isFresh() {
    return mayBeLate || permit.isFresh();
  }
}
