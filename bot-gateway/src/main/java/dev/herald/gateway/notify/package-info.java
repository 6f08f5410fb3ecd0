/// The HTTP doors to the topic: an event posted, and the article's proactive hello.
@NullMarked
package dev.herald.gateway.notify;

import org.jspecify.annotations.NullMarked;
