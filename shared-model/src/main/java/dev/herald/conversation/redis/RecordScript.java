package dev.herald.conversation.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The text of the script that keeps the newest reference.
final class RecordScript {
  static final String TEXT = load();

  private RecordScript() {}

  private static String load() {
    try (InputStream in = RecordScript.class.getResourceAsStream("record.lua")) {
      return new String(
          Objects.requireNonNull(in, "record.lua").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
