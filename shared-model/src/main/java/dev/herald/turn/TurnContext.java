package dev.herald.turn;

import dev.herald.activity.Activity;
import dev.herald.activity.TextFormat;
import dev.herald.conversation.ConversationReference;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One turn of a bot: the activity it is about and the way to speak in its conversation. Belongs to
/// the thread of the turn.
public final class TurnContext {
  private final Supplier<Activity> making;
  private final ConversationReference reference;
  private final ActivitySink sink;
  private @Nullable Activity activity;
  private @Nullable InvokeResponse invokeResponse;

  /// Makes a turn.
  ///
  /// @param making makes the activity when somebody asks for it; in most proactive turns nobody
  ///   does
  TurnContext(Supplier<Activity> making, ConversationReference reference, ActivitySink sink) {
    this.making = making;
    this.reference = reference;
    this.sink = sink;
  }

  /// The inbound activity, or the continuation event of a proactive turn.
  public Activity activity() {
    Activity known = activity;
    if (known == null) {
      known = making.get();
      activity = known;
    }
    return known;
  }

  public ConversationReference reference() {
    return reference;
  }

  /// Sends an activity to this conversation. Activities of one turn arrive in the order of the
  /// calls.
  public SendOutcome send(Activity outgoing) {
    return sink.send(reference, reference.address(outgoing));
  }

  public SendOutcome send(String text) {
    return send(Activity.message(text, TextFormat.PLAIN));
  }

  /// Answers an invoke; the last call counts. For other activity types it has no effect.
  public void respond(InvokeResponse response) {
    invokeResponse = response;
  }

  public Optional<InvokeResponse> invokeResponse() {
    return Optional.ofNullable(invokeResponse);
  }
}
