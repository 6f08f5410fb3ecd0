/// Outages: when a host, a bot or a tenant fails as a whole, what would go there waits.
@NullMarked
package dev.herald.worker.gate.breaker;

import org.jspecify.annotations.NullMarked;
