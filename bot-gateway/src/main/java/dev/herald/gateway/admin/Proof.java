package dev.herald.gateway.admin;

import dev.herald.conversation.StoredReference;
import dev.herald.digest.Sha256;
import dev.herald.gateway.mirror.ReferenceMirror.Tombstone;
import dev.herald.notification.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What an erasure did, fit to be filed: it names persons and conversations by hashes only.
///
/// @param at when it was complete
/// @param gone whether the index finds nobody by that id any more; false when the person wrote to
///   the bot again while they were erased
record Proof(
    String user, String who, Instant at, Counts counts, List<Erased> erased, boolean gone) {
  private static final int MOST_LISTED = 1_000;
  private static final int HASH_BYTES = 12;
  private static final String LEFT =
      "The topics notifications, deliveries.*, delays.*, notification-outcomes and dead-letters"
          + " keep what was published until their retention ends.";

  Proof {
    erased = List.copyOf(erased);
  }

  /// Counts.
  ///
  /// @param looked how many references were looked at
  /// @param ledger how many entries of the ledger were removed
  record Counts(long looked, long ledger) {}

  /// A reference that was erased, and where that is written.
  record Erased(StoredReference reference, Tombstone tombstone) {}

  /// The same for the log.
  ///
  /// @param name what the person is called there
  Map<String, ?> forAudit(String name) {
    return Map.of(
        "user", name, "references", erased.size(), "ledger", counts.ledger(), "gone", gone);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("user", hash(user)).put("by", who).put("at", at.toString());
    json.put("gone", gone);
    json.putObject("removed").put("references", erased.size()).put("ledger", counts.ledger());
    json.put("looked", counts.looked());
    ArrayNode list = json.putArray("tombstones");
    erased.stream().limit(MOST_LISTED).forEach(each -> list.add(tombstone(each)));
    return json.put("left", LEFT);
  }

  /// Of no key: whoever knows the id finds it in a proof as long as that is kept.
  private static String hash(String id) {
    return Sha256.base64(HASH_BYTES, id);
  }

  private static ObjectNode tombstone(Erased erased) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("conversation", hash(erased.reference().key().toString()))
        .put("channel", erased.reference().reference().channelId())
        .put("topic", Topics.REFERENCES)
        .put("partition", erased.tombstone().partition())
        .put("offset", erased.tombstone().offset())
        .put("at", erased.tombstone().at().toString());
  }
}
