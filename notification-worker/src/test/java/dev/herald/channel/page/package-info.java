/// The chat page.
@NullMarked
package dev.herald.channel.page;

import org.jspecify.annotations.NullMarked;
