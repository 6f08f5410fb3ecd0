package dev.herald.worker.gate.scope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A short name that is the same in every worker. Two that share it by chance share a limit, which
/// is slower but never wrong.
public final class Hash {
  private static final MessageDigest SHA_256 = prototype();

  private Hash() {}

  public static long of(String text) {
    return ByteBuffer.wrap(sha256(text)).getLong();
  }

  /// The SHA-256 of a text in UTF-8.
  public static byte[] sha256(String text) {
    return fresh().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /// A copy of one that is never used costs less than to have it looked up among the providers.
  private static MessageDigest fresh() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the SHA-256 of every Java can be copied", e);
    }
  }

  private static MessageDigest prototype() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
