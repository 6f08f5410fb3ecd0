/// Publishes events to the topic `notifications`, the gateway's only way to speak.
@NullMarked
package dev.herald.gateway.publish;

import org.jspecify.annotations.NullMarked;
