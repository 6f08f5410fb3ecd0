package dev.herald.worker.send;

import java.net.URI;
import org.apache.hc.core5.net.PercentCodec;

/// The URL to which activities of a conversation are posted.
final class ActivitiesUrl {
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
    return PercentCodec.RFC3986.encode(segment);
  }
}
