package dev.herald.gateway.admin;

import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.StoredReference;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A conversation as an operator sees it.
final class Card {
  private Card() {}

  static ObjectNode of(StoredReference stored, Instant now) {
    ConversationReference reference = stored.reference();
    ObjectNode card = JsonNodeFactory.instance.objectNode();
    card.put("key", stored.key().toString());
    card.put("conversation", stored.key().conversation());
    card.put("channel", reference.channelId());
    put(card, "tenant", reference.tenantId());
    put(card, "bot", stored.key().bot());
    put(card, "type", reference.conversation().conversationType());
    card.put("state", stored.state().name());
    card.put("since", stored.standing().since().toString());
    put(card, "reason", stored.standing().reason());
    card.put("seenAt", stored.seenAt().toString());
    card.put("age", age(stored.seenAt(), now).toString());
    put(card, "locale", reference.locale());
    put(card, "timeZone", stored.timeZone());
    card.put("verified", stored.verified());
    return card;
  }

  /// How long ago it was seen, in whole seconds.
  private static Duration age(Instant seen, Instant now) {
    Duration age = Duration.between(seen, now).truncatedTo(ChronoUnit.SECONDS);
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static void put(ObjectNode card, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      card.put(name, value);
    }
  }
}
