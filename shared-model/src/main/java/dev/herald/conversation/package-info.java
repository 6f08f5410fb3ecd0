/// Conversation references: what a bot must remember to speak first, and the port to where they
/// live.
@NullMarked
package dev.herald.conversation;

import org.jspecify.annotations.NullMarked;
