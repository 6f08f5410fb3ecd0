package dev.herald.pseudonym;

import dev.herald.conversation.ConversationKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Names for ids in logs, such as `event:3f9a0c…`: the same for the same id and key, and of no use
/// to who does not have the key, since ids can be guessed and a plain hash tells whether the guess
/// was right. Services with the same key call an id the same. Safe for any number of threads.
public final class Pseudonyms {
  /// A shorter key can be guessed.
  public static final int SHORTEST_KEY = 16;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int RANDOM_BYTES = 32;
  private static final int SHOWN_BYTES = 8;

  private final Mac mac;
  private final boolean isLasting;

  private Pseudonyms(byte[] key, boolean isLasting) {
    try {
      this.mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
    this.isLasting = isLasting;
  }

  /// By a key that is kept, and outlives this process.
  ///
  /// @throws IllegalArgumentException when it is shorter than [#SHORTEST_KEY]; does not repeat it
  public static Pseudonyms keyed(String key) {
    if (key.length() < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "a key for pseudonyms needs " + SHORTEST_KEY + " characters");
    }
    return new Pseudonyms(key.getBytes(StandardCharsets.UTF_8), true);
  }

  /// By a key that nobody knows and that ends with this process.
  public static Pseudonyms passing() {
    byte[] key = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(key);
    return new Pseudonyms(key, false);
  }

  /// Whether another process, or this one after a restart, calls ids the same.
  public boolean isLasting() {
    return isLasting;
  }

  public String event(String id) {
    return name("event", id);
  }

  /// Of a channel user id or an Entra object id: two ids of one person have two names.
  public String user(String id) {
    return name("user", id);
  }

  /// The thread of a Teams channel has the name of the channel, as it shares all else with it.
  public String conversation(String id) {
    return name("conversation", ConversationKey.withoutThread(id));
  }

  public String tenant(String id) {
    return name("tenant", id);
  }

  private String name(String kind, String id) {
    try {
      Mac own = (Mac) mac.clone();
      own.update(kind.getBytes(StandardCharsets.UTF_8));
      own.update((byte) 0);
      byte[] hash = own.doFinal(id.getBytes(StandardCharsets.UTF_8));
      return kind + ":" + HexFormat.of().formatHex(Arrays.copyOf(hash, SHOWN_BYTES));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(ALGORITHM + " of every Java platform can be cloned", e);
    }
  }
}
