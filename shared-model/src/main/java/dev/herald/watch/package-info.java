/// What a service looks after by itself, again and again.
@NullMarked
package dev.herald.watch;

import org.jspecify.annotations.NullMarked;
