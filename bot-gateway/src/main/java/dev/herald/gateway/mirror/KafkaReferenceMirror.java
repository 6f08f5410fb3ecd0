package dev.herald.gateway.mirror;

import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.KnownMarks;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.ReferenceStore.Mirrored;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.StoredReferenceJson;
import dev.herald.notification.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// The mirror on the topic `conversation-references`, by conversation key.
final class KafkaReferenceMirror implements ReferenceMirror {
  private final Function<ProducerRecord<String, byte[]>, CompletableFuture<RecordMetadata>> sender;
  private final ReferenceStore store;
  private final MirrorMarks marks;
  private final KnownMarks known;
  private final Duration patience;

  KafkaReferenceMirror(
      Function<ProducerRecord<String, byte[]>, CompletableFuture<RecordMetadata>> sender,
      ReferenceStore store,
      MirrorMarks marks,
      KnownMarks known,
      Duration patience) {
    this.sender = sender;
    this.store = store;
    this.marks = marks;
    this.known = known;
    this.patience = patience;
  }

  @Override
  public void keep(StoredReference unmirrored) {
    @Nullable StoredReference told = unmirrored;
    while (told != null) {
      tell(told);
      told =
          switch (store.mirrored(told)) {
            case Mirrored.Noted _ -> null;
            case Mirrored.Outdated(StoredReference now) -> now;
            case Mirrored.Erased _ -> {
              erase(told.key(), wholeMillis(told.seenAt()));
              yield store.find(told.key()).orElse(null);
            }
          };
    }
  }

  private void tell(StoredReference reference) {
    byte[] value = StoredReferenceJson.write(reference).getBytes(StandardCharsets.UTF_8);
    publish(new ProducerRecord<>(Topics.REFERENCES, reference.key().toString(), value));
  }

  @Override
  public Tombstone erase(ConversationKey key, Instant at) {
    RecordMetadata kept =
        publish(
            new ProducerRecord<>(
                Topics.REFERENCES, null, (Long) at.toEpochMilli(), key.toString(), (byte[]) null));
    return new Tombstone(kept.partition(), kept.offset(), at);
  }

  /// The first whole millisecond that is not before.
  private static Instant wholeMillis(Instant at) {
    Instant before = at.truncatedTo(ChronoUnit.MILLIS);
    return before.equals(at) ? at : before.plusMillis(1);
  }

  private RecordMetadata publish(ProducerRecord<String, byte[]> message) {
    RecordMetadata kept = await(sender.apply(message));
    long next = kept.offset() + 1;
    if (marks.advance(kept.partition(), next, known.of(kept.partition()))) {
      known.raise(kept.partition(), next);
    }
    return kept;
  }

  private RecordMetadata await(CompletableFuture<RecordMetadata> sent) {
    try {
      return sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new MirrorUnavailableException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MirrorUnavailableException(e);
    }
  }
}
