package dev.herald.conversation.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The texts of the scripts that keep references.
final class Scripts {
  static final String RECORD = load("format.lua") + load("record.lua");
  static final String MIRRORED = load("format.lua") + load("mirrored.lua");
  static final String ADVANCE = load("advance.lua");

  private Scripts() {}

  private static String load(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
