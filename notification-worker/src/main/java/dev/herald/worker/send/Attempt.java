package dev.herald.worker.send;

import dev.herald.worker.gate.Claim;
import dev.herald.worker.lanes.Admission;

/// What one step holds while it tries to send.
///
/// @param claim of the delivery, which is this worker's until it is given back
/// @param attempts those that were made before
/// @param admission what the step may do at this moment
/// @param window until when a request may leave: the claim holds no longer
record Attempt(Claim.Granted claim, Attempts attempts, Admission admission, SendWindow window) {}
