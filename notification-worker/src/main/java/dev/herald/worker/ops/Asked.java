package dev.herald.worker.ops;

import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// The members of a request's body.
///
/// Every method throws [IllegalArgumentException] with a line that names the member.
record Asked(JsonNode body) {

  String text(String member) {
    JsonNode value = body.path(member);
    if (!value.isString() || value.stringValue().isBlank()) {
      throw new IllegalArgumentException(member + " is missing");
    }
    return value.stringValue();
  }

  String text(String member, String otherwise) {
    return body.path(member).asString(otherwise);
  }

  boolean flag(String member) {
    return body.path(member).asBoolean(false);
  }

  int number(String member, int otherwise) {
    return body.path(member).isMissingNode() ? otherwise : count(member);
  }

  int count(String member) {
    long value = number(member);
    if (value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(member + " is too large");
    }
    return (int) value;
  }

  long number(String member) {
    JsonNode value = body.path(member);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw new IllegalArgumentException(member + " must be a number from 0 on");
    }
    return value.longValue();
  }

  Instant time(String member) {
    return time(member, text(member));
  }

  static Instant time(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(name + " must be a time such as 2026-11-24T02:10:00Z");
    }
  }
}
