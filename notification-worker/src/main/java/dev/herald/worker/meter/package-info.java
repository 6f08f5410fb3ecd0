/// What the meters of all features share.
@NullMarked
package dev.herald.worker.meter;

import org.jspecify.annotations.NullMarked;
