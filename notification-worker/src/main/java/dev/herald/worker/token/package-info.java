/// The tokens with which the bots prove to a channel who they are.
@NullMarked
package dev.herald.worker.token;

import org.jspecify.annotations.NullMarked;
