/// A channel on this machine: the Bot Connector REST API towards bots, Direct Line 3.0 towards
/// their users. It can be told to misbehave, enforces limits, and remembers all that it showed:
/// tests and benchmarks are judged by it.
@NullMarked
package dev.herald.channel;

import org.jspecify.annotations.NullMarked;
