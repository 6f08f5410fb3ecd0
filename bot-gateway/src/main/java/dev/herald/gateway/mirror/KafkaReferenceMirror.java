package dev.herald.gateway.mirror;

import dev.herald.conversation.KnownMarks;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.StoredReferenceJson;
import dev.herald.notification.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

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
    String key = unmirrored.key().toString();
    byte[] value = StoredReferenceJson.write(unmirrored).getBytes(StandardCharsets.UTF_8);
    RecordMetadata kept = await(sender.apply(new ProducerRecord<>(Topics.REFERENCES, key, value)));
    store.mirrored(unmirrored);
    long next = kept.offset() + 1;
    if (marks.advance(kept.partition(), next, known.of(kept.partition()))) {
      known.raise(kept.partition(), next);
    }
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
