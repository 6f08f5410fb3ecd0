/// Whether the infrastructure that the worker cannot work without is there.
@NullMarked
package dev.herald.worker.health;

import org.jspecify.annotations.NullMarked;
