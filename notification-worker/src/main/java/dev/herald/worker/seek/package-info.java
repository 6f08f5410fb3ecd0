/// Moves the workers' own groups in their topics.
@NullMarked
package dev.herald.worker.seek;

import org.jspecify.annotations.NullMarked;
