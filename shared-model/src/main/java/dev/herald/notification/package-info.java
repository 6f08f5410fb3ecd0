/// The public contract of Herald: what is published to the topics, in types and in JSON.
@NullMarked
package dev.herald.notification;

import org.jspecify.annotations.NullMarked;
