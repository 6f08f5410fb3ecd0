/// The send step: a delivery becomes a message in a chat.
@NullMarked
package dev.herald.worker.send;

import org.jspecify.annotations.NullMarked;
