/// The key-ordered engine: one lane per conversation, one step of a lane at a time.
@NullMarked
package dev.herald.worker.lanes;

import org.jspecify.annotations.NullMarked;
