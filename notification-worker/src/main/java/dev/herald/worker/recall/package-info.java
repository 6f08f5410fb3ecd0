/// Brings back what a lost Redis knew of deliveries: their ends stand in `notification-outcomes`.
@NullMarked
package dev.herald.worker.recall;

import org.jspecify.annotations.NullMarked;
