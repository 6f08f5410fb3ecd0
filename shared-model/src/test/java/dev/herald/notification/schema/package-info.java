/// Tests of what is an event and what is not.
@NullMarked
package dev.herald.notification.schema;

import org.jspecify.annotations.NullMarked;
