/// Why did somebody not get an event? One timeline from what the topics, the ledger and the
/// references say.
@NullMarked
package dev.herald.worker.why;

import org.jspecify.annotations.NullMarked;
