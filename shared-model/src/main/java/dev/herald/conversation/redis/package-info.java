/// References in Redis. The only code that knows the names of their keys and the format of a
/// record.
@NullMarked
package dev.herald.conversation.redis;

import org.jspecify.annotations.NullMarked;
