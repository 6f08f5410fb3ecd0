/// The messaging endpoint: activity in, reference recorded, turn run, replies published, answer
/// out.
@NullMarked
package dev.herald.gateway.messages;

import org.jspecify.annotations.NullMarked;
