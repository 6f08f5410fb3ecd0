/// How fast a channel may be spoken to: windows of a conversation, budgets of a bot in a tenant,
/// and what `Retry-After` blocks.
@NullMarked
package dev.herald.worker.gate.pace;

import org.jspecify.annotations.NullMarked;
