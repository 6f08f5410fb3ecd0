/// The mirror of references on a compacted topic: Redis can be lost.
@NullMarked
package dev.herald.gateway.mirror;

import org.jspecify.annotations.NullMarked;
