/// Deliveries that wait for their time, on topics of fixed delay.
@NullMarked
package dev.herald.worker.delay;

import org.jspecify.annotations.NullMarked;
