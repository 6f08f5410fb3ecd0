package dev.herald.worker.settle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// One attempt at a delivery, for who reads its dead letter.
///
/// @param at when it began
/// @param status HTTP status of the last answer; 0 when there was none
/// @param code what the channel said, or what kept it from saying anything
/// @param took how long until then
public record PastAttempt(Instant at, int status, String code, Duration took) {
  /// Attempts as the value of the header `herald-attempts`: a JSON array, the first first.
  static String write(List<PastAttempt> attempts) {
    ArrayNode json = JsonMapper.shared().createArrayNode();
    for (PastAttempt each : attempts) {
      json.addObject()
          .put("at", each.at().toString())
          .put("status", each.status())
          .put("code", each.code())
          .put("ms", each.took().toMillis());
    }
    return json.toString();
  }
}
