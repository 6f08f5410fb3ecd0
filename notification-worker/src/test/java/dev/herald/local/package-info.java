/// The whole system on one machine from one command: real parts, started in order, stopped in the
/// reverse order, nothing left behind.
@NullMarked
package dev.herald.local;

import org.jspecify.annotations.NullMarked;
