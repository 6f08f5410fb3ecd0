/// What the gateway costs beside an endpoint that does nothing.
@NullMarked
package dev.herald.gateway.bench;

import org.jspecify.annotations.NullMarked;
