/// `mvn -Pbench`: the worker measured beside a bare HTTP client and what a team would use instead,
/// on one simulated channel that also judges what arrived. [WorkerBench] is where it begins.
@NullMarked
package dev.herald.bench;

import org.jspecify.annotations.NullMarked;
