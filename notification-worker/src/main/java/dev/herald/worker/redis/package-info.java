/// The connection to Redis.
@NullMarked
package dev.herald.worker.redis;

import org.jspecify.annotations.NullMarked;
