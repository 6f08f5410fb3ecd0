/// Everything is killed, stopped, emptied and taken away under load, and what the channel showed is
/// judged: `mvn verify -Pfault`.
@NullMarked
package dev.herald.fault;

import org.jspecify.annotations.NullMarked;
