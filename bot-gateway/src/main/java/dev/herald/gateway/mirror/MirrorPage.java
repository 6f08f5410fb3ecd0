package dev.herald.gateway.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.StoredReferenceJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Some records of the mirror: for each key what the last of them says.
///
/// @param references to put back
/// @param erased keys whose reference somebody had erased
record MirrorPage(List<StoredReference> references, List<ConversationKey> erased) {
  private static final Logger log = LoggerFactory.getLogger(MirrorPage.class);

  static MirrorPage of(Iterable<ConsumerRecord<String, byte[]>> records) {
    Map<ConversationKey, Optional<StoredReference>> last = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> each : records) {
      try {
        last.put(
            ConversationKey.parse(each.key()),
            Optional.ofNullable(each.value())
                .map(value -> StoredReferenceJson.read(new String(value, UTF_8))));
      } catch (IllegalArgumentException e) {
        log.atWarn()
            .addKeyValue("partition", each.partition())
            .addKeyValue("offset", each.offset())
            .addKeyValue("why", e.getMessage())
            .log("A record of the mirror cannot be read; it is passed over");
      }
    }
    return new MirrorPage(
        last.values().stream().flatMap(Optional::stream).toList(),
        last.entrySet().stream()
            .filter(each -> each.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList());
  }
}
