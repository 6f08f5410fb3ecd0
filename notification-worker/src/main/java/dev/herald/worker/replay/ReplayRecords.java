package dev.herald.worker.replay;

import dev.herald.notification.Delivery;
import dev.herald.notification.Headers;
import dev.herald.notification.Notification;
import dev.herald.notification.Priority;
import dev.herald.notification.Topics;
import dev.herald.worker.topic.DeliveryRecords;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/// Deliveries as a replay publishes them: behind all live traffic, and marked, so that the ledger
/// tries again what it knows as failed.
final class ReplayRecords {
  private ReplayRecords() {}

  static ProducerRecord<byte[], byte[]> of(Delivery delivery, Plan plan) {
    Delivery bulk = new Delivery(delivery.id(), delivery.conversation(), asBulk(delivery.event()));
    return DeliveryRecords.of(Topics.deliveries(Priority.BULK), bulk, headers(plan));
  }

  private static List<Header> headers(Plan plan) {
    List<Header> headers = new ArrayList<>();
    headers.add(header(Headers.REPLAY, plan.id()));
    if (plan.order().force()) {
      headers.add(header(Headers.REPLAY_FORCE, "true"));
    }
    if (plan.order().unknown()) {
      headers.add(header(Headers.REPLAY_UNKNOWN, "true"));
    }
    return headers;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, DeliveryRecords.utf8(value));
  }

  private static Notification asBulk(Notification event) {
    return new Notification(
        event.id(),
        event.to(),
        event.message(),
        Priority.BULK,
        event.notBefore(),
        event.notAfter(),
        event.supersedes(),
        event.ifUnknown(),
        event.source(),
        event.kind());
  }
}
