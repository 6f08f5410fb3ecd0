package dev.herald.worker.why;

import dev.herald.conversation.StoredReference;
import dev.herald.notification.Delivery;
import dev.herald.worker.control.Pauses;
import dev.herald.worker.gate.LedgerEntry;
import dev.herald.worker.gate.LedgerView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers why. Reads and changes nothing. Safe for any number of threads.
public final class Why {
  private final Recipient recipients;
  private final LedgerView ledger;
  private final OutcomeTrail trail;
  private final Pauses pauses;

  Why(Recipient recipients, LedgerView ledger, OutcomeTrail trail, Pauses pauses) {
    this.recipients = recipients;
    this.ledger = ledger;
    this.trail = trail;
    this.pauses = pauses;
  }

  /// The answer in one sentence, whether the event is known at all, and the timeline, oldest first.
  public ObjectNode answer(Question question) {
    return switch (recipients.of(question)) {
      case Recipient.Found.Everyone _ -> tell(question, null);
      case Recipient.Found.Nobody(String whom) -> nobody(question, whom);
      case Recipient.Found.One(StoredReference reference) -> tell(question, reference);
    };
  }

  private ObjectNode nobody(Question question, String whom) {
    ObjectNode json =
        json(
            question,
            "there is no reference for "
                + whom
                + ": nobody with that id"
                + " ever spoke to the bot, or it was erased",
            true);
    addTimeline(json, trail.of(question.event(), null, null));
    return json;
  }

  private ObjectNode tell(Question question, @Nullable StoredReference reference) {
    LedgerEntry entry = reference == null ? new LedgerEntry.None() : entry(question, reference);
    OutcomeTrail.Trail found =
        trail.of(
            question.event(),
            reference == null ? null : Delivery.idOf(question.event(), reference.key()),
            endOf(entry));
    List<JsonNode> told = found.told();
    String sentence = sentence(question, found, entry, reference);
    ObjectNode json = json(question, sentence, !told.isEmpty());
    addTimeline(json, found);
    return json;
  }

  private LedgerEntry entry(Question question, StoredReference reference) {
    return ledger.look(List.of(Delivery.idOf(question.event(), reference.key()))).getFirst();
  }

  private static @Nullable Instant endOf(LedgerEntry entry) {
    return entry instanceof LedgerEntry.Ended(_, Instant at, _) ? at : null;
  }

  private String sentence(
      Question question,
      OutcomeTrail.Trail found,
      LedgerEntry entry,
      @Nullable StoredReference reference) {
    List<JsonNode> told = found.told();
    if (told.isEmpty() && entry instanceof LedgerEntry.None) {
      return nothing(question.event(), found.since());
    }
    Optional<String> stands = standing(reference);
    JsonNode last = told.isEmpty() ? MissingNode.getInstance() : told.getLast();
    String outcome = last.path("outcome").asString("");
    return switch (outcome) {
      case "delivered" -> "it was delivered at " + last.path("at").asString();
      case "", "accepted" -> waiting(entry) + stands.map(text -> "; " + text).orElse("");
      case "deferred" ->
          "it waits until " + last.path("until").asString() + ": " + last.path("reason").asString();
      default ->
          "it ended as " + outcome + detail(last) + stands.map(text -> "; " + text).orElse("");
    };
  }

  private static String nothing(String event, @Nullable Instant since) {
    return since == null
        ? "event " + event + " never reached the topic in its retention, or is not planned yet"
        : "nothing was told of event "
            + event
            + " since "
            + since
            + "; before that was not looked, since it takes too long without a user or a"
            + " conversation that got it";
  }

  private static String detail(JsonNode outcome) {
    for (String member : List.of("code", "reason", "rule")) {
      if (outcome.has(member)) {
        return " (" + outcome.path(member).asString() + ")";
      }
    }
    return "";
  }

  private static String waiting(LedgerEntry entry) {
    return entry instanceof LedgerEntry.Claimed
        ? "a worker is at it"
        : "it was planned and waits to be sent";
  }

  /// What stands between the conversation and any message: its state, or a pause.
  private Optional<String> standing(@Nullable StoredReference reference) {
    if (reference == null) {
      return Optional.empty();
    }
    if (!reference.state().isReachable()) {
      return Optional.of(
          "the conversation is %s since %s"
              .formatted(
                  reference.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  reference.standing().since()));
    }
    return pauses
        .over(reference.key(), null, reference.reference().serviceHost())
        .map(pause ->
            "%s is paused since %s by %s: %s"
                .formatted(pause.scope(), pause.since(), pause.by(), pause.reason()));
  }

  private static ObjectNode json(Question question, String answer, boolean known) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("event", question.event())
        .put("answer", answer)
        .put("known", known);
  }

  private static void addTimeline(ObjectNode json, OutcomeTrail.Trail found) {
    Timeline timeline = new Timeline();
    found.told().forEach(timeline::add);
    json.putArray("timeline").addAll(timeline.steps());
    if (found.since() != null) {
      json.put("since", found.since().toString());
    }
  }
}
