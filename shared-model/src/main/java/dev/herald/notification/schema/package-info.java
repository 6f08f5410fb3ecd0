/// Judges an event against the JSON Schema before it becomes a notification.
@NullMarked
package dev.herald.notification.schema;

import org.jspecify.annotations.NullMarked;
