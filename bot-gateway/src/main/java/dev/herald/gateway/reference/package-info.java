/// Captures the conversation reference of every inbound activity.
@NullMarked
package dev.herald.gateway.reference;

import org.jspecify.annotations.NullMarked;
