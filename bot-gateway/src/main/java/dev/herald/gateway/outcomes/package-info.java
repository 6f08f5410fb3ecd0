/// What is known of events that were published: a short list for each, fed from the topic
/// `notification-outcomes`.
@NullMarked
package dev.herald.gateway.outcomes;

import org.jspecify.annotations.NullMarked;
