package dev.herald.conversation.redis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/// A script that keeps references.
final class Script {
  static final Script RECORD = new Script("format.lua", "record.lua");
  static final Script REVISE = new Script("format.lua", "revise.lua");
  static final Script MOVE = new Script("format.lua", "move.lua");
  static final Script MIRRORED = new Script("format.lua", "mirrored.lua");
  static final Script ERASE = new Script("format.lua", "erase.lua");
  static final Script FILE = new Script("file.lua");
  static final Script UNFILE = new Script("unfile.lua");
  static final Script BEGIN = new Script("begin.lua");
  static final Script FINISH = new Script("finish.lua");
  static final Script ADVANCE = new Script("advance.lua");

  private final byte[] text;
  private final byte[] digest;

  private Script(String... files) {
    this.text = load(files);
    this.digest = digest(text);
  }

  byte[] text() {
    return text;
  }

  /// By what Redis calls it once it knows it.
  byte[] digest() {
    return digest;
  }

  private static byte[] load(String... files) {
    ByteArrayOutputStream script = new ByteArrayOutputStream();
    for (String file : files) {
      try (InputStream in = Script.class.getResourceAsStream(file)) {
        Objects.requireNonNull(in, file).transferTo(script);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return script.toByteArray();
  }

  private static byte[] digest(byte[] text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(text);
      return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
