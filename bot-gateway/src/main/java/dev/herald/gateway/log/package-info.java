/// How ids are called in the log.
@NullMarked
package dev.herald.gateway.log;

import org.jspecify.annotations.NullMarked;
