package dev.herald.notification;

import dev.herald.conversation.ConversationKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// Names deliveries so that planning an event twice names them the same: the event id, `~`, and 72
/// bits of a hash of the conversation.
final class DeliveryIds {
  private static final int HASH_BYTES = 9;

  private DeliveryIds() {}

  static String of(String eventId, ConversationKey conversation) {
    return eventId + suffix(conversation);
  }

  static String suffix(ConversationKey conversation) {
    byte[] hash = sha256().digest(conversation.toString().getBytes(StandardCharsets.UTF_8));
    return "~" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
