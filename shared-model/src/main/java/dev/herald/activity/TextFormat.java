package dev.herald.activity;

import java.util.Locale;

/// How a channel shows the text of a message. `XML` is Teams' subset of HTML.
public enum TextFormat {
  PLAIN,
  MARKDOWN,
  XML;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The format of that wire name.
  ///
  /// @throws IllegalArgumentException when no format has it
  public static TextFormat ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
