package dev.herald.worker.gate;

import dev.herald.conversation.StoredReference;
import java.util.Optional;

/// What stands at the beginning of an attempt.
///
/// @param claim whether the delivery may be sent at all
/// @param newest the newest event of the delivery's collapse key; empty when it has none, when it
///   is no longer known, and when the claim was not granted
/// @param reference the conversation's reference as it is now; empty when there is none, and when
///   the claim was not granted
public record Opening(Claim claim, Optional<String> newest, Optional<StoredReference> reference) {}
