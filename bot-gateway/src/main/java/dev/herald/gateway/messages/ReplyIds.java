package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.digest.Sha256;

/// Names the replies of one turn. A redelivered activity names them the same, so that what it
/// publishes again is the same notification. Belongs to one turn and its thread.
final class ReplyIds {
  private static final int HASH_BYTES = 18;

  private final String turn;
  private int count;

  private ReplyIds(String turn) {
    this.turn = turn;
  }

  /// An activity without an id is known by its content.
  static ReplyIds of(Activity activity, ConversationReference reference) {
    String id = activity.id();
    String identity = id == null ? "content " + activity.json() : "id " + id;
    return new ReplyIds(Sha256.base64(HASH_BYTES, reference.key() + " " + identity));
  }

  /// Names the turn.
  String turn() {
    return turn;
  }

  String next() {
    count++;
    return "reply-" + turn + "-" + count;
  }
}
