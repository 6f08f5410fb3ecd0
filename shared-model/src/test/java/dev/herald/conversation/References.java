package dev.herald.conversation;

import dev.herald.activity.Activity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// References for tests, made the way the gateway makes them: from an activity.
public final class References {
  public static final Instant SEEN = Instant.parse("2026-11-23T09:00:00.123456700Z");

  public static final Origin ORIGIN = Origin.verifiedFor("00000000-app");

  private References() {}

  /// A personal Teams conversation of one user.
  public static StoredReference personal(String user, String conversation) {
    return stored(activity(user, conversation, "personal", "en-GB"), SEEN, "Europe/London");
  }

  public static StoredReference stored(Activity activity, Instant seen, @Nullable String zone) {
    return new StoredReference(
        ConversationReference.of(activity).orElseThrow(),
        Standing.active(seen),
        seen,
        zone,
        ORIGIN);
  }

  public static Activity activity(
      String user, String conversation, String type, @Nullable String locale) {
    String json =
        """
        {"type":"message","id":"1","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/",
         "from":{"id":"%s","aadObjectId":"aad-%s","name":"Ann","future":[1]},
         "recipient":{"id":"28:bot"},
         "conversation":{"id":"%s","conversationType":"%s","tenantId":"tenant-1"}}
        """
            .formatted(user, user, conversation, type);
    Activity activity = new Activity((ObjectNode) JsonMapper.shared().readTree(json));
    return locale == null ? activity : activity.with("locale", locale);
  }
}
