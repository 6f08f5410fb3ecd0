package dev.herald.worker.send;

import dev.herald.activity.ChannelAccount;
import dev.herald.activity.ExactJson;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.ReferenceJson;
import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.ServiceUrlPolicy;
import dev.herald.conversation.StoredReference;
import dev.herald.turn.SendOutcome;
import dev.herald.worker.send.ChannelSink.Egress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Begins a personal conversation anew when the channel lost it or the bot's ids became unreadable:
/// on Teams, by the user's Entra object id and the tenant, which outlive both. Safe for any number
/// of threads.
final class Recreation {
  /// Why a reference is dead whose user has another one.
  static final String REPLACED = "replaced";

  private static final String TEAMS = "msteams";
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Egress egress;
  private final ReferenceStore store;
  private final Clock clock;

  Recreation(Egress egress, ReferenceStore store, Clock clock) {
    this.egress = egress;
    this.store = store;
    this.clock = clock;
  }

  /// What came of it.
  sealed interface Result {
    /// The conversation is there.
    ///
    /// @param reference not stored yet
    record Begun(StoredReference reference) implements Result {}

    /// The channel could not say.
    record Later(Duration pause) implements Result {}

    /// It cannot be, or the channel refused.
    record Impossible() implements Result {}
  }

  /// Begins the conversation of a reference anew. Doing so again names the same conversation.
  Result of(StoredReference stored) {
    ConversationReference reference = stored.reference();
    ChannelAccount user = reference.user();
    String objectId = user == null ? null : user.aadObjectId();
    if (objectId == null || !isPersonalOnTeams(reference)) {
      return new Result.Impossible();
    }
    return switch (egress.policy().judge(reference.serviceUrl())) {
      case ServiceUrlPolicy.Verdict.Allowed(URI url) ->
          create(stored, url, body(reference, objectId));
      case ServiceUrlPolicy.Verdict.Denied _ -> new Result.Impossible();
    };
  }

  private static boolean isPersonalOnTeams(ConversationReference reference) {
    return reference.channelId().equals(TEAMS)
        && reference.conversation().isPersonal()
        && reference.tenantId() != null;
  }

  /// The reference that took the place of one; empty when none did or it cannot be used either.
  Optional<StoredReference> successorOf(StoredReference stored) {
    ChannelAccount user = stored.reference().user();
    String objectId = user == null ? null : user.aadObjectId();
    if (objectId == null || !REPLACED.equals(stored.standing().reason())) {
      return Optional.empty();
    }
    return store.personalOf(objectId).stream()
        .filter(StoredReference::isPersonalAndReachable)
        .filter(other -> other.key().scope().equals(stored.key().scope()))
        .max(Comparator.comparing(StoredReference::seenAt));
  }

  private Result create(StoredReference stored, URI serviceUrl, ObjectNode body) {
    ChannelAnswer answer =
        egress
            .client()
            .post(
                ActivitiesUrl.conversations(serviceUrl),
                egress.client().tokenFor(stored, stored.reference().serviceUrl()),
                body.toString().getBytes(StandardCharsets.UTF_8),
                stored,
                () -> true);
    return switch (egress.table().judge(answer).outcome()) {
      case SendOutcome.Delivered(String id) when id != null ->
          new Result.Begun(begun(stored, id, serviceUrlIn(answer)));
      case SendOutcome.Later later ->
          new Result.Later(Objects.requireNonNullElse(later.retryAfter(), SOON));
      case SendOutcome.Unknown _ -> new Result.Later(SOON);
      case SendOutcome.Delivered _, SendOutcome.Refused _, SendOutcome.Queued _ ->
          new Result.Impossible();
    };
  }

  private static ObjectNode body(ConversationReference reference, String objectId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("isGroup", false);
    if (reference.bot() != null) {
      body.set("bot", reference.bot().json());
    }
    body.putArray("members").addObject().put("id", objectId);
    body.put("tenantId", reference.tenantId());
    body.putObject("channelData").putObject("tenant").put("id", reference.tenantId());
    return body;
  }

  /// The channel may name another service URL, which counts if it is allowed.
  private Optional<String> serviceUrlIn(ChannelAnswer answer) {
    if (!(answer instanceof ChannelAnswer.Response response)) {
      return Optional.empty();
    }
    try {
      String url = ExactJson.mapper().readTree(response.body()).path("serviceUrl").asString("");
      return egress.policy().judge(url) instanceof ServiceUrlPolicy.Verdict.Allowed
          ? Optional.of(url)
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private StoredReference begun(StoredReference stored, String id, Optional<String> serviceUrl) {
    ConversationReference old = stored.reference();
    ObjectNode json = ReferenceJson.write(old);
    json.remove("activityId");
    json.set("conversation", old.conversation().json().deepCopy().put("id", id));
    ConversationReference reference =
        ReferenceJson.read(json.put("serviceUrl", serviceUrl.orElse(old.serviceUrl())));
    return new StoredReference(
            reference, stored.standing(), stored.seenAt(), stored.timeZone(), stored.origin())
        .standing(ReferenceState.ACTIVE, null, clock.instant());
  }
}
