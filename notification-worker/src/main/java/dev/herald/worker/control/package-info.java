/// What operators ordered: pauses, skips, replays. Kept on a compacted topic, so that every worker
/// knows it within a second, and so that neither a restart nor a lost Redis forgets it.
@NullMarked
package dev.herald.worker.control;

import org.jspecify.annotations.NullMarked;
