/// What Herald promises, judged by what the channel showed: gateway, worker, broker, Redis and
/// channel are real, and run together as in production.
@NullMarked
package dev.herald.guarantee;

import org.jspecify.annotations.NullMarked;
