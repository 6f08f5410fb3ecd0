/// Judges a run by what was published, what the channel saw, and what was told.
@NullMarked
package dev.herald.fault.judge;

import org.jspecify.annotations.NullMarked;
