/// Whether the infrastructure that the gateway cannot work without is there.
@NullMarked
package dev.herald.gateway.health;

import org.jspecify.annotations.NullMarked;
