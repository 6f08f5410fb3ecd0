/// What a limit or an outage applies to.
@NullMarked
package dev.herald.worker.gate.scope;

import org.jspecify.annotations.NullMarked;
