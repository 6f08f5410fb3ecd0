package dev.herald.worker.mirror;

import dev.herald.conversation.KnownMarks;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.StoredReferenceJson;
import dev.herald.notification.Topics;
import dev.herald.worker.topic.DeliveryRecords;
import dev.herald.worker.topic.KafkaUnavailableException;
import dev.herald.worker.topic.RecordSink;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/// Keeps in the mirror what sends taught of references. Safe for any number of threads.
public final class ReferenceMirror {
  private final RecordSink sink;
  private final ReferenceStore store;
  private final MirrorMarks marks;
  private final KnownMarks known;

  /// Makes one.
  ///
  /// @param known kept by a [MirrorWatch]; a mark that was not seen yet is not moved, since that
  ///   could hide a loss from the gateway
  ReferenceMirror(RecordSink sink, ReferenceStore store, MirrorMarks marks, KnownMarks known) {
    this.sink = sink;
    this.store = store;
    this.marks = marks;
    this.known = known;
  }

  /// Keeps a reference; returns when Kafka has it.
  ///
  /// @param unmirrored as [ReferenceStore.Recorded#unmirrored] gave it
  /// @throws KafkaUnavailableException when Kafka does not acknowledge it; to be tried again
  public void keep(StoredReference unmirrored) {
    RecordMetadata kept = publish(unmirrored);
    store.mirrored(unmirrored);
    long seen = known.of(kept.partition());
    long next = kept.offset() + 1;
    if (seen > 0 && marks.advance(kept.partition(), next, seen)) {
      known.raise(kept.partition(), next);
    }
  }

  private RecordMetadata publish(StoredReference unmirrored) {
    byte[] key = DeliveryRecords.utf8(unmirrored.key().toString());
    byte[] value = DeliveryRecords.utf8(StoredReferenceJson.write(unmirrored));
    try {
      return sink.send(new ProducerRecord<>(Topics.REFERENCES, key, value)).join();
    } catch (CompletionException e) {
      throw new KafkaUnavailableException(e);
    }
  }
}
