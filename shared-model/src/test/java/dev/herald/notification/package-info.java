/// Tests of the public contract.
@NullMarked
package dev.herald.notification;

import org.jspecify.annotations.NullMarked;
