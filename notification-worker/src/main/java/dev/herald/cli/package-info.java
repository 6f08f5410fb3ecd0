/// `herald`, the command line for who operates Herald. It speaks to a worker's operations API and
/// to nothing else.
@NullMarked
package dev.herald.cli;

import org.jspecify.annotations.NullMarked;
