package dev.herald.gateway.reference;

import dev.herald.activity.Activity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds the user's IANA time zone in an activity: the member of the protocol, else Teams' entity
/// `clientInfo`.
final class TimeZones {
  private TimeZones() {}

  static @Nullable String of(Activity activity) {
    String zone = activity.text("localTimezone");
    return zone != null ? zone : fromClientInfo(activity.json().path("entities"));
  }

  private static @Nullable String fromClientInfo(JsonNode entities) {
    return entities
        .valueStream()
        .filter(entity -> entity.path("type").asString("").equals("clientInfo"))
        .map(entity -> entity.path("timezone").asString(""))
        .filter(zone -> !zone.isEmpty())
        .findFirst()
        .orElse(null);
  }
}
