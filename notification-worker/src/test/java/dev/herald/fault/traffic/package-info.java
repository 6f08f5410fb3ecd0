/// Services that publish, and the users they publish to.
@NullMarked
package dev.herald.fault.traffic;

import org.jspecify.annotations.NullMarked;
