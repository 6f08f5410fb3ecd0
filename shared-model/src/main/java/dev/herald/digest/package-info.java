/// Short names for long ones, the same everywhere.
@NullMarked
package dev.herald.digest;

import org.jspecify.annotations.NullMarked;
