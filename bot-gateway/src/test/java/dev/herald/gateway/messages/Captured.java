package dev.herald.gateway.messages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.ExactJson;
import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.StoredReference;
import dev.herald.gateway.Activities;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A captured activity as it comes to another bot at another time.
final class Captured {
  private Captured() {}

  static String of(String name, String bot, Instant at) {
    ObjectNode activity =
        (ObjectNode) ExactJson.mapper().readTree(Activities.recorded(name).replace('\n', ' '));
    String itself = activity.at("/recipient/id").asString();
    activity.put("timestamp", at.toString());
    return activity.toString().replace("\"" + itself + "\"", "\"" + bot + "\"");
  }

  /// That the reference of an activity holds what came with it, with members nobody knows.
  static Consumer<StoredReference> keptOf(String activity) {
    JsonNode sent = ExactJson.mapper().readTree(activity);
    return stored -> {
      ConversationReference kept = stored.reference();
      ObjectNode conversation = sent.get("conversation").deepCopy().asObject();
      String id = conversation.get("id").asString();
      conversation.put("id", ConversationKey.withoutThread(id));
      assertThat(kept.conversation().json()).isEqualTo(conversation);
      assertThat(requireNonNull(kept.bot()).json()).isEqualTo(sent.get("recipient"));
      assertThat(kept.serviceUrl()).isEqualTo(sent.get("serviceUrl").asString());
      if (kept.user() != null) {
        assertThat(kept.user().json()).isEqualTo(sent.get("from"));
      }
      JsonNode channelData = sent.path("channelData");
      for (String place : List.of("team", "channel", "meeting")) {
        if (channelData.has(place)) {
          assertThat(requireNonNull(kept.place()).get(place)).isEqualTo(channelData.get(place));
        }
      }
    };
  }
}
