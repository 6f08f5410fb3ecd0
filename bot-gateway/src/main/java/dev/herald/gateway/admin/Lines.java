package dev.herald.gateway.admin;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads lines of bounded length from a stream that may be of any length. Belongs to one thread.
final class Lines {
  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final int longest;

  /// Makes a reader.
  ///
  /// @param longest line in bytes; of a longer one only that much is kept, and one byte more
  Lines(InputStream in, int longest) {
    this.in = new BufferedInputStream(in, BUFFER);
    this.longest = longest;
  }

  /// The next line without its end; null behind the last one.
  @Nullable String next() throws IOException {
    int each = in.read();
    if (each < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (each >= 0 && each != '\n') {
      if (line.size() <= longest) {
        line.write(each);
      }
      each = in.read();
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }
}
