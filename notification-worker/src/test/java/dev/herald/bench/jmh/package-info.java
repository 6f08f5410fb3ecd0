/// Runs the JMH benchmarks, each of which lies in the package of what it measures (`*Jmh`).
@NullMarked
package dev.herald.bench.jmh;

import org.jspecify.annotations.NullMarked;
