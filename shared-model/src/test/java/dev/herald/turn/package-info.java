/// Tests of the turn.
@NullMarked
package dev.herald.turn;

import org.jspecify.annotations.NullMarked;
