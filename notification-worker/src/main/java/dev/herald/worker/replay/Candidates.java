package dev.herald.worker.replay;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Delivery;
import dev.herald.notification.Headers;
import dev.herald.notification.Notification;
import dev.herald.notification.Target;
import dev.herald.notification.Topics;
import dev.herald.notification.schema.EventReader;
import dev.herald.notification.schema.ReadEvent;
import dev.herald.worker.gate.Horizon;
import dev.herald.worker.plan.Audience;
import dev.herald.worker.topic.DeliveryRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Finds the deliveries that the records of a range make, or made. Whom a target means is asked
/// once, as long as its memory of bounded size holds it. Belongs to one thread.
final class Candidates {
  private static final int MOST_KNOWN = 100_000;

  private final EventReader events;
  private final Audience audience;
  private final Filter filter;
  private final Predicate<ConsumerRecord<byte[], byte[]>> leftOut;
  private final Horizon horizon;
  private final Map<Target, Known> known = new HashMap<>();

  private record Known(List<ConversationKey> conversations, Optional<String> nobody) {}

  /// Makes one.
  ///
  /// @param leftOut which records an operator took out
  Candidates(
      EventReader events,
      Audience audience,
      Filter filter,
      Predicate<ConsumerRecord<byte[], byte[]>> leftOut,
      Horizon horizon) {
    this.events = events;
    this.audience = audience;
    this.filter = filter;
    this.leftOut = leftOut;
    this.horizon = horizon;
  }

  /// A delivery of a range, or the reason why a record makes none.
  sealed interface Candidate {

    /// A delivery.
    ///
    /// @param forgotten whether the ledger may have forgotten it
    record Found(Delivery delivery, boolean forgotten) implements Candidate {}

    record None(Verdict verdict, String reason) implements Candidate {}
  }

  /// Names every candidate in a record. An audience has many, so they are handed over one by one.
  void each(ConsumerRecord<byte[], byte[]> source, Consumer<Candidate> taker) {
    if (leftOut.test(source)) {
      return;
    }
    if (isDelivery(source)) {
      delivery(source, taker);
      return;
    }
    switch (events.read(source.value())) {
      case ReadEvent.Invalid _ ->
          taker.accept(new Candidate.None(Verdict.MALFORMED, "not an event"));
      case ReadEvent.Valid(Notification event) when filter.admits(event) ->
          address(event, horizon.isBefore(source), taker);
      case ReadEvent.Valid _ -> {}
    }
  }

  private void delivery(ConsumerRecord<byte[], byte[]> source, Consumer<Candidate> taker) {
    Optional<Delivery> delivery = DeliveryRecords.read(source.value());
    if (delivery.isEmpty()) {
      taker.accept(new Candidate.None(Verdict.MALFORMED, "not a delivery"));
    } else if (filter.admits(delivery.get().event())) {
      taker.accept(new Candidate.Found(delivery.get(), horizon.isBefore(source)));
    }
  }

  private void address(Notification event, boolean forgotten, Consumer<Candidate> taker) {
    Consumer<ConversationKey> to =
        key -> taker.accept(new Candidate.Found(Delivery.of(event, key), forgotten));
    Optional<String> nobody =
        event.to() instanceof Target.Everyone ? audience.of(event.to(), to) : one(event.to(), to);
    nobody.ifPresent(reason -> taker.accept(new Candidate.None(Verdict.UNREACHABLE, reason)));
  }

  private Optional<String> one(Target target, Consumer<ConversationKey> taker) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    Known found =
        known.computeIfAbsent(
            target,
            asked -> {
              List<ConversationKey> conversations = new ArrayList<>(1);
              Optional<String> nobody = audience.of(asked, conversations::add);
              return new Known(conversations, nobody);
            });
    found.conversations().forEach(taker);
    return found.nobody();
  }

  /// A dead letter says where it came from; what comes from the internal topics is a delivery.
  private static boolean isDelivery(ConsumerRecord<byte[], byte[]> source) {
    Header from = source.headers().lastHeader(Headers.DEAD_TOPIC);
    return source.topic().equals(Topics.DEAD_LETTERS)
        && from != null
        && !new String(from.value(), StandardCharsets.UTF_8).equals(Topics.NOTIFICATIONS);
  }
}
