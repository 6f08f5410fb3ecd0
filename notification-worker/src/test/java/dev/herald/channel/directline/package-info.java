/// What clients of users call: Direct Line 3.0.
@NullMarked
package dev.herald.channel.directline;

import org.jspecify.annotations.NullMarked;
