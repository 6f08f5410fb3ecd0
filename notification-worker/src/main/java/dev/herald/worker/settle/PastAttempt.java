package dev.herald.worker.settle;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// One attempt at a delivery, for who reads its dead letter.
///
/// @param at when it began
/// @param status HTTP status of the last answer; 0 when there was none
/// @param code what the channel said, or what kept it from saying anything
/// @param took how long until then
public record PastAttempt(Instant at, int status, String code, Duration took) {
  /// Attempts as the value of the header `herald-attempts`: a JSON array, the first first.
  static byte[] write(List<PastAttempt> attempts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonMapper.shared().createGenerator(bytes)) {
      json.writeStartArray();
      attempts.forEach(each -> each.write(json));
      json.writeEndArray();
    }
    return bytes.toByteArray();
  }

  private void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("at", at.toString());
    json.writeNumberProperty("status", status);
    json.writeStringProperty("code", code);
    json.writeNumberProperty("ms", took.toMillis());
    json.writeEndObject();
  }
}
