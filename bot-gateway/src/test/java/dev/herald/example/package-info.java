/// The bot of BOT.md.
@NullMarked
package dev.herald.example;

import org.jspecify.annotations.NullMarked;
