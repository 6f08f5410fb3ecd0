/// Questions of many threads to a real Redis.
@NullMarked
package dev.herald.redis;

import org.jspecify.annotations.NullMarked;
