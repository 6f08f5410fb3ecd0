/// Tests of references in a real Redis.
@NullMarked
package dev.herald.conversation.redis;

import org.jspecify.annotations.NullMarked;
