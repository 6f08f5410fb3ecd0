/// Replay: a range of a topic is looked at, a plan says what sending it again would do, and
/// applying the plan sends what the ledger does not know as sent.
@NullMarked
package dev.herald.worker.replay;

import org.jspecify.annotations.NullMarked;
