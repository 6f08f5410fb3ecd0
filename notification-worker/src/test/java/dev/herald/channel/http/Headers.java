package dev.herald.channel.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The headers of a request by lower-case name; of a repeated one the first counts.
final class Headers {
  private Headers() {}

  static Map<String, String> of(HttpHeaders headers) {
    Map<String, String> byName = HashMap.newHashMap(headers.size());
    headers.forEach(
        header -> byName.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return byName;
  }
}
