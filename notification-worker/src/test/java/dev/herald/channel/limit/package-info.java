/// The rates that a channel allows.
@NullMarked
package dev.herald.channel.limit;

import org.jspecify.annotations.NullMarked;
