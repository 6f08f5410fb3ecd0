package dev.herald.worker.lanes;

/// What other threads tell the owner's.
sealed interface Letter permits Step, Ring {}
