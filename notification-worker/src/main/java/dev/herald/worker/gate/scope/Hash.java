package dev.herald.worker.gate.scope;

import dev.herald.digest.Sha256;
import java.nio.ByteBuffer;

/// A short name that is the same in every worker. Two that share it by chance share a limit, which
/// is slower but never wrong.
public final class Hash {
  private Hash() {}

  public static long of(String text) {
    return ByteBuffer.wrap(Sha256.of(text)).getLong();
  }
}
