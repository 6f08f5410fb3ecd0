package dev.herald.worker.send;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.ServiceUrlPolicy;
import dev.herald.conversation.StoredReference;
import dev.herald.turn.ActivitySink;
import dev.herald.turn.SendOutcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sends the activities of one attempt to the channel of its conversation. Belongs to the thread of
/// the turn.
final class ChannelSink implements ActivitySink {
  private final StoredReference stored;
  private final Egress egress;
  private final SendWindow window;
  private int lastStatus;
  private Finding finding = Finding.NOTHING;

  ChannelSink(StoredReference stored, Egress egress, SendWindow window) {
    this.stored = stored;
    this.egress = egress;
    this.window = window;
  }

  /// What is needed to reach any channel.
  record Egress(
      ServiceUrlPolicy policy, TokenSource tokens, ConnectorClient client, ResponseTable table) {}

  @Override
  public SendOutcome send(ConversationReference reference, Activity activity) {
    return switch (egress.policy().judge(reference.serviceUrl())) {
      case ServiceUrlPolicy.Verdict.Denied _ ->
          new SendOutcome.Refused(0, "service-url-not-allowed");
      case ServiceUrlPolicy.Verdict.Allowed(URI url) -> post(url, reference, activity);
    };
  }

  /// HTTP status of the last answer, for the log; 0 when there was none.
  int lastStatus() {
    return lastStatus;
  }

  /// What the last answer revealed.
  Finding finding() {
    return finding;
  }

  private SendOutcome post(URI serviceUrl, ConversationReference reference, Activity activity) {
    String conversation = Objects.requireNonNull(reference.conversation().id(), "conversation.id");
    URI url = ActivitiesUrl.of(serviceUrl, conversation);
    byte[] body = activity.json().toString().getBytes(StandardCharsets.UTF_8);
    String token = token();
    // The last look: middleware and the token may have taken their time.
    if (!window.isOpen()) {
      return new SendOutcome.Later("claim-over", Duration.ZERO);
    }
    ChannelAnswer answer = egress.client().post(url, token, body);
    lastStatus = answer.statusCode();
    Verdict verdict = egress.table().judge(answer);
    finding = verdict.finding();
    return verdict.outcome();
  }

  /// Whoever chose an unverified service URL must not be handed the bot's token.
  private @Nullable String token() {
    return stored.verified() ? egress.tokens().tokenFor(stored) : null;
  }
}
