package dev.herald.worker.send;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.ServiceUrlPolicy;
import dev.herald.conversation.StoredReference;
import dev.herald.turn.ActivitySink;
import dev.herald.turn.SendOutcome;
import dev.herald.worker.gate.breaker.Signal;
import dev.herald.worker.token.Token;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// Sends the activities of one attempt to the channel of its conversation. Belongs to the thread of
/// the turn.
final class ChannelSink implements ActivitySink {
  /// The code of what had to wait for another permit.
  static final String PACED = "paced";

  /// The code of what was not sent with a permit that was too old.
  static final String STALE = "stale";

  private static final int TOO_MANY = 429;

  private final StoredReference stored;
  private final Egress egress;
  private final Leave leave;
  private int lastStatus;
  private boolean begun;
  private boolean late;
  private Finding finding = Finding.NOTHING;
  private Signal signal = Signal.NOTHING;

  ChannelSink(StoredReference stored, Egress egress, Leave leave) {
    this.stored = stored;
    this.egress = egress;
    this.leave = leave;
  }

  /// What is needed to reach any channel.
  record Egress(ServiceUrlPolicy policy, BotClient client, ResponseTable table) {}

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

  /// What the last answer says about who gave it.
  Signal signal() {
    return signal;
  }

  private SendOutcome post(URI serviceUrl, ConversationReference reference, Activity activity) {
    String conversation = Objects.requireNonNull(reference.conversation().id(), "conversation.id");
    URI url = ActivitiesUrl.of(serviceUrl, conversation);
    byte[] body = JsonMapper.shared().writeValueAsBytes(activity.json());
    Token token = egress.client().tokenFor(stored, reference.serviceUrl());
    if (!leave.permit().hasRoom()) {
      return new SendOutcome.Later(PACED, Duration.ZERO);
    }
    ChannelAnswer answer = egress.client().post(url, token, body, stored, this::mayLeave);
    if (answer.equals(ConnectorClient.WITHHELD) && late) {
      return new SendOutcome.Later(STALE, Duration.ZERO);
    }
    lastStatus = answer.statusCode();
    Verdict verdict = egress.table().judge(answer);
    finding = verdict.finding();
    report(answer, verdict);
    begun |= verdict.outcome() instanceof SendOutcome.Delivered;
    return verdict.outcome();
  }

  /// The last look: middleware, the token and the connection may have taken their time, and the
  /// process may have stood still. What has begun to be shown is shown whole: it waits for a moment
  /// as all do, but leaves if there is none.
  private boolean mayLeave() {
    late = !leave.permit().catchMoment() && !leave.mayBeLate() && !begun;
    return !late
        && leave.window().isOpen()
        && (begun || leave.timely().getAsBoolean())
        && departs();
  }

  private boolean departs() {
    boolean inTime = leave.isFresh() || begun;
    boolean hasRoom = inTime && leave.permit().departs();
    late = !hasRoom && !begun;
    return !late;
  }

  private void report(ChannelAnswer answer, Verdict verdict) {
    boolean throttled = lastStatus == TOO_MANY;
    signal = throttled ? Signal.NOTHING : Signals.of(answer, verdict.finding());
    if (throttled && verdict.outcome() instanceof SendOutcome.Later later) {
      leave.permit().throttled(later.retryAfter());
    } else {
      leave.permit().answered(signal);
    }
  }
}
