/// The turn: the one pipeline that answers an inbound activity and continues a conversation.
@NullMarked
package dev.herald.turn;

import org.jspecify.annotations.NullMarked;
