/// The channel's own doors: history and faults over HTTP.
@NullMarked
package dev.herald.channel.control;

import org.jspecify.annotations.NullMarked;
