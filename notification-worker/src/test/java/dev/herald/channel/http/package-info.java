/// HTTP and WebSocket on an event loop.
@NullMarked
package dev.herald.channel.http;

import org.jspecify.annotations.NullMarked;
