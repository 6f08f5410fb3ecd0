/// What is known of a run when it is over: what the judge judges.
@NullMarked
package dev.herald.fault.record;

import org.jspecify.annotations.NullMarked;
