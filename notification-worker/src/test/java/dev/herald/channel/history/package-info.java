/// What the channel was asked and what it showed.
@NullMarked
package dev.herald.channel.history;

import org.jspecify.annotations.NullMarked;
