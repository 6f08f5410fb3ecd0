/// How far the workers' groups are behind.
@NullMarked
package dev.herald.worker.lag;

import org.jspecify.annotations.NullMarked;
