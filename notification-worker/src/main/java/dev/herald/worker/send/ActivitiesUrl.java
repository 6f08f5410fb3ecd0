package dev.herald.worker.send;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The URL to which activities of a conversation are posted.
final class ActivitiesUrl {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private ActivitiesUrl() {}

  /// Appends to the service URL as text, since its path (`/emea/`) must stay, and encodes the
  /// conversation id as one path segment: ids hold `:`, `;`, `|` and `/`.
  static URI of(URI serviceUrl, String conversationId) {
    return URI.create(under(serviceUrl) + "/" + encode(conversationId) + "/activities");
  }

  /// Where conversations are begun.
  static URI conversations(URI serviceUrl) {
    return URI.create(under(serviceUrl));
  }

  private static String under(URI serviceUrl) {
    String base = serviceUrl.toString();
    return base + (base.endsWith("/") ? "" : "/") + "v3/conversations";
  }

  /// All but the unreserved characters of RFC 3986. The encoder of the JDK is one for forms.
  private static String encode(String segment) {
    StringBuilder encoded = new StringBuilder(2 * segment.length());
    for (byte each : segment.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(each)) {
        encoded.append((char) each);
      } else {
        HEX.toHexDigits(encoded.append('%'), each);
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(byte each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9')
        || each == '-'
        || each == '.'
        || each == '_'
        || each == '~';
  }
}
