package dev.herald.worker.plan;

import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.StoredReference;
import dev.herald.notification.Notification;
import dev.herald.notification.Outcome;
import dev.herald.notification.Target;
import dev.herald.notification.Target.Narrowing;
import dev.herald.notification.schema.EventReader;
import dev.herald.notification.schema.ReadEvent;
import dev.herald.worker.control.Skips;
import dev.herald.worker.gate.Collapse;
import dev.herald.worker.gate.Horizon;
import dev.herald.worker.settle.DeadLetters;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Plans one event: reads it, finds its recipients, sends a delivery to each on its way. Planning
/// the same event again names the same deliveries. Safe for any number of threads.
final class Planner {
  private final EventReader events;
  private final ReferenceStore store;
  private final Collapse collapse;
  private final DeadLetters deadLetters;
  private final Recipients recipients;
  private final Skips skips;
  private final Horizon horizon;

  Planner(
      EventReader events,
      ReferenceStore store,
      Collapse collapse,
      DeadLetters deadLetters,
      Skips skips,
      Horizon horizon) {
    this.events = events;
    this.store = store;
    this.collapse = collapse;
    this.deadLetters = deadLetters;
    this.recipients = new Recipients(store);
    this.skips = skips;
    this.horizon = horizon;
  }

  /// What a record holds.
  ///
  /// @param recipient whom an event to a conversation or a user reaches; null for any other record
  record Seen(ReadEvent event, @Nullable Resolution recipient) {}

  /// Reads the event in a record and asks for its recipient. Changes nothing.
  Seen look(ConsumerRecord<byte[], byte[]> source) {
    ReadEvent read = events.read(source.value());
    return new Seen(
        read, read instanceof ReadEvent.Valid(Notification event) ? recipient(event) : null);
  }

  private @Nullable Resolution recipient(Notification event) {
    return switch (event.to()) {
      case Target.Conversation target -> recipients.resolve(target);
      case Target.User target -> recipients.resolve(target);
      case Target.Everyone _ -> null;
    };
  }

  /// Plans the event in a record. What was produced is acknowledged only after [Dispatch#await].
  ///
  /// @param seen tells what [#look] saw
  void plan(ConsumerRecord<byte[], byte[]> source, Supplier<Seen> seen, Dispatch dispatch) {
    Optional<String> skipped = skips.reason(source);
    if (skipped.isPresent()) {
      skip(source, skipped.get(), dispatch);
      return;
    }
    Seen looked = seen.get();
    switch (looked.event()) {
      case ReadEvent.Invalid invalid ->
          reject(source, invalid.id(), "malformed", invalid.reason(), dispatch);
      case ReadEvent.Valid(Notification event) when horizon.isBefore(source) ->
          dispatch.tell(event.id(), new Outcome.Suppressed(Horizon.RULE));
      case ReadEvent.Valid(Notification event) -> {
        if (event.supersedes() != null) {
          collapse.enter(event.supersedes(), event.id(), source.timestamp());
          dispatch.collapses(event.supersedes());
        }
        plan(event, looked.recipient(), dispatch);
      }
    }
  }

  private void skip(ConsumerRecord<byte[], byte[]> source, String reason, Dispatch dispatch) {
    deadLetters.add(source, "skipped: " + reason);
    String id = id(source);
    if (id != null) {
      dispatch.tell(id, new Outcome.Suppressed("skipped"));
    }
  }

  /// Puts a record aside that becomes no delivery, and tells whoever published it, if it has an id.
  void reject(
      ConsumerRecord<byte[], byte[]> source,
      @Nullable String id,
      String code,
      String reason,
      Dispatch dispatch) {
    deadLetters.add(source, reason);
    if (id != null) {
      dispatch.tell(id, new Outcome.Failed(code));
    }
  }

  /// The id of the event in a record; null when it has none.
  @Nullable String id(ConsumerRecord<byte[], byte[]> source) {
    return switch (events.read(source.value())) {
      case ReadEvent.Invalid invalid -> invalid.id();
      case ReadEvent.Valid(Notification event) -> event.id();
    };
  }

  private void plan(Notification event, @Nullable Resolution recipient, Dispatch dispatch) {
    if (recipient != null) {
      one(event, recipient, dispatch);
    } else if (event.to() instanceof Target.Everyone(Narrowing narrowing)) {
      everyone(event, narrowing, dispatch);
    }
  }

  private static void one(Notification event, Resolution resolution, Dispatch dispatch) {
    switch (resolution) {
      case Resolution.Nobody(String reason) ->
          dispatch.tell(event.id(), new Outcome.Unreachable(reason));
      case Resolution.One(var conversation) -> {
        dispatch.deliver(event, conversation);
        dispatch.tell(event.id(), new Outcome.Accepted(1));
      }
    }
  }

  /// Page by page, each acknowledged before the next: an audience may be larger than the memory. A
  /// reference that comes twice is counted twice and sent to once.
  private void everyone(Notification event, Narrowing narrowing, Dispatch dispatch) {
    int planned = 0;
    @Nullable String cursor = null;
    do {
      ReferenceStore.Page page = store.page(cursor);
      List<StoredReference> reached =
          page.references().stream()
              .filter(StoredReference::isPersonalAndReachable)
              .filter(stored -> Recipients.matches(stored, narrowing))
              .toList();
      reached.forEach(stored -> dispatch.deliver(event, stored.key()));
      dispatch.await();
      planned += reached.size();
      cursor = page.next();
    } while (cursor != null);
    dispatch.tell(
        event.id(),
        planned == 0 ? new Outcome.Unreachable("no-reference") : new Outcome.Accepted(planned));
  }
}
