/// The operations API: what the command `herald` and other tools of operators speak to.
@NullMarked
package dev.herald.worker.ops;

import org.jspecify.annotations.NullMarked;
