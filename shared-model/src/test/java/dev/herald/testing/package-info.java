/// The real broker and the real Redis that tests and the local stack run on.
@NullMarked
package dev.herald.testing;

import org.jspecify.annotations.NullMarked;
