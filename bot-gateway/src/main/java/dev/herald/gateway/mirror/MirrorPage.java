package dev.herald.gateway.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.StoredReferenceJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Some records of the mirror: for each key the last reference and the last erasure. Which of the
/// two counts is told by their times, not by their order: a reference that was on its way when it
/// was erased may lie behind.
///
/// @param references to put back
/// @param erased keys whose reference somebody had erased, and when
record MirrorPage(List<StoredReference> references, Map<ConversationKey, Instant> erased) {
  private static final Logger log = LoggerFactory.getLogger(MirrorPage.class);

  static MirrorPage of(Iterable<ConsumerRecord<String, byte[]>> records) {
    Map<ConversationKey, StoredReference> references = new LinkedHashMap<>();
    Map<ConversationKey, Instant> erased = new HashMap<>();
    for (ConsumerRecord<String, byte[]> each : records) {
      try {
        ConversationKey key = ConversationKey.parse(each.key());
        if (each.value() == null) {
          erased.merge(key, Instant.ofEpochMilli(each.timestamp()), MirrorPage::later);
        } else {
          references.put(key, StoredReferenceJson.read(new String(each.value(), UTF_8)));
        }
      } catch (IllegalArgumentException e) {
        log.atWarn()
            .addKeyValue("partition", each.partition())
            .addKeyValue("offset", each.offset())
            .addKeyValue("why", e.getMessage())
            .log("A record of the mirror cannot be read; it is passed over");
      }
    }
    return new MirrorPage(List.copyOf(references.values()), Map.copyOf(erased));
  }

  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
