/// What a delivery must pass before it is sent: the ledger and its freshness.
@NullMarked
package dev.herald.worker.gate;

import org.jspecify.annotations.NullMarked;
