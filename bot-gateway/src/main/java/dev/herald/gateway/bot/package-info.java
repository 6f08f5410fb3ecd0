/// What the bot does in its turns: one handler per activity type.
@NullMarked
package dev.herald.gateway.bot;

import org.jspecify.annotations.NullMarked;
