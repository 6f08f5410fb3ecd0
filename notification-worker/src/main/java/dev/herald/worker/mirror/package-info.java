/// The mirror of references on the topic `conversation-references`: what a send taught must survive
/// Redis, as what the gateway heard does.
@NullMarked
package dev.herald.worker.mirror;

import org.jspecify.annotations.NullMarked;
