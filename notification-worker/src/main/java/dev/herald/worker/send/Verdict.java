package dev.herald.worker.send;

import dev.herald.turn.SendOutcome;

/// What one answer of a channel means.
///
/// @param outcome for the message
/// @param finding for whoever shares its conversation, tenant or bot
record Verdict(SendOutcome outcome, Finding finding) {}
