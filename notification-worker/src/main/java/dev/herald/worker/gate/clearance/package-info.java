/// The last question before a send: may it go now, or not before when?
@NullMarked
package dev.herald.worker.gate.clearance;

import org.jspecify.annotations.NullMarked;
