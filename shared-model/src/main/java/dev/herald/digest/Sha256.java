package dev.herald.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// SHA-256 of texts in UTF-8. Safe for any number of threads.
public final class Sha256 {
  private static final MessageDigest UNUSED = unused();

  private Sha256() {}

  public static byte[] of(String text) {
    return copy().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Its first bytes in URL-safe Base64, without padding.
  public static String base64(int bytes, String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(of(text), bytes));
  }

  /// To have one looked up among the providers costs more than a short text.
  private static MessageDigest copy() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException _) {
      return unused();
    }
  }

  private static MessageDigest unused() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
