/// The machinery that can be killed: broker, Redis, workers and channel, each in a process of its
/// own but for the channel, which is the witness.
@NullMarked
package dev.herald.fault.stage;

import org.jspecify.annotations.NullMarked;
