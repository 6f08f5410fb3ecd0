/// The plan step: an event becomes one delivery per conversation.
@NullMarked
package dev.herald.worker.plan;

import org.jspecify.annotations.NullMarked;
