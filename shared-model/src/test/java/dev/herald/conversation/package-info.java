/// Tests of references.
@NullMarked
package dev.herald.conversation;

import org.jspecify.annotations.NullMarked;
