/// Questions of many threads to Redis in few round trips.
@NullMarked
package dev.herald.redis;

import org.jspecify.annotations.NullMarked;
