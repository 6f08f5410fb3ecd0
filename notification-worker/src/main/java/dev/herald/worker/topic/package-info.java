/// The way to and from Kafka: producing with acknowledgement, consuming in batches, the topics.
@NullMarked
package dev.herald.worker.topic;

import org.jspecify.annotations.NullMarked;
