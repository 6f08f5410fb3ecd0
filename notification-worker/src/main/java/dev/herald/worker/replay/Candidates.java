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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Finds the deliveries that the records of a range make, or made. Belongs to one thread.
final class Candidates {
  private static final int TOGETHER = 250;

  private final EventReader events;
  private final Audience audience;
  private final Filter filter;
  private final Predicate<ConsumerRecord<byte[], byte[]>> leftOut;
  private final Horizon horizon;
  private final Addressees addressees;

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
    this.addressees = new Addressees(audience);
  }

  /// A delivery of a range, or the reason why a record makes none.
  sealed interface Candidate {

    /// A delivery.
    ///
    /// @param forgotten whether the ledger may have forgotten it
    record Found(Delivery delivery, boolean forgotten) implements Candidate {}

    record None(Verdict verdict, String reason) implements Candidate {}
  }

  /// What a record holds, before anybody was asked whom it is for.
  private sealed interface Content {
    record Event(Notification event, boolean forgotten) implements Content {}

    record Plain(Candidate candidate) implements Content {}
  }

  /// Names every candidate in some records, in their order. An audience has many, so they are
  /// handed over one by one.
  void each(List<ConsumerRecord<byte[], byte[]>> sources, Consumer<Candidate> taker) {
    for (int from = 0; from < sources.size(); from += TOGETHER) {
      List<Content> contents =
          sources.subList(from, Math.min(sources.size(), from + TOGETHER)).stream()
              .filter(Predicate.not(leftOut))
              .flatMap(source -> isDelivery(source) ? delivery(source) : event(source))
              .toList();
      addressees.learn(contents.stream().flatMap(Candidates::single).toList());
      contents.forEach(each -> name(each, taker));
    }
  }

  private Stream<Content> event(ConsumerRecord<byte[], byte[]> source) {
    return switch (events.read(source.value())) {
      case ReadEvent.Invalid _ -> malformed("not an event");
      case ReadEvent.Valid(Notification event) when filter.admits(event) ->
          Stream.of(new Content.Event(event, horizon.isBefore(source)));
      case ReadEvent.Valid _ -> Stream.empty();
    };
  }

  private Stream<Content> delivery(ConsumerRecord<byte[], byte[]> source) {
    Optional<Delivery> delivery = DeliveryRecords.read(source.value());
    if (delivery.isEmpty()) {
      return malformed("not a delivery");
    }
    return delivery.stream()
        .filter(each -> filter.admits(each.event()))
        .<Content>map(
            each -> new Content.Plain(new Candidate.Found(each, horizon.isBefore(source))));
  }

  private Stream<Content> malformed(String reason) {
    return filter.admitsUnreadable()
        ? Stream.of(new Content.Plain(new Candidate.None(Verdict.MALFORMED, reason)))
        : Stream.empty();
  }

  /// The target of one that has a single recipient.
  private static Stream<Target> single(Content content) {
    return content instanceof Content.Event(Notification event, _)
            && !(event.to() instanceof Target.Everyone)
        ? Stream.of(event.to())
        : Stream.empty();
  }

  private void name(Content content, Consumer<Candidate> taker) {
    switch (content) {
      case Content.Plain(Candidate candidate) -> taker.accept(candidate);
      case Content.Event(Notification event, boolean forgotten) -> address(event, forgotten, taker);
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
    Addressees.Known found = addressees.of(target);
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
