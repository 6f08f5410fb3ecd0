/// Channels post an activity again when an answer was late: one turn for each.
@NullMarked
package dev.herald.gateway.redelivery;

import org.jspecify.annotations.NullMarked;
