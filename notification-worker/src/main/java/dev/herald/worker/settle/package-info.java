/// How a delivery ends: ledger, outcome, dead letter, in that order.
@NullMarked
package dev.herald.worker.settle;

import org.jspecify.annotations.NullMarked;
