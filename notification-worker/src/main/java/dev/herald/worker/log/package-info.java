/// How ids are called in the log.
@NullMarked
package dev.herald.worker.log;

import org.jspecify.annotations.NullMarked;
