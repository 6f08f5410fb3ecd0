@NullMarked
package dev.herald.worker;

import org.jspecify.annotations.NullMarked;
