/// How the channel misbehaves, when told to.
@NullMarked
package dev.herald.channel.fault;

import org.jspecify.annotations.NullMarked;
