package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.activity.ActivityTypes;
import dev.herald.conversation.ConversationReference;
import dev.herald.gateway.bot.TurnHandlers;
import dev.herald.gateway.publish.EventPublisher;
import dev.herald.gateway.publish.Published;
import dev.herald.turn.BotAdapter;
import dev.herald.turn.InvokeResponse;
import dev.herald.turn.TurnContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the turn of an activity and sees to it that what the bot said is on its way: on the topic,
/// acknowledged, or in the answer when the sender waits for it there. Safe for any number of
/// threads.
final class TurnRunner {
  private static final Logger log = LoggerFactory.getLogger(TurnRunner.class);

  private final BotAdapter adapter;
  private final TurnHandlers bot;
  private final EventPublisher publisher;
  private final ActivityLog activities;

  TurnRunner(
      BotAdapter adapter, TurnHandlers bot, EventPublisher publisher, ActivityLog activities) {
    this.adapter = adapter;
    this.bot = bot;
    this.publisher = publisher;
    this.activities = activities;
  }

  Received run(Activity activity, ConversationReference reference) {
    return activity.expectsReplies()
        ? runIntoAnswer(activity, reference)
        : runOntoTopic(activity, reference);
  }

  private Received runIntoAnswer(Activity activity, ConversationReference reference) {
    AnswerSink sink = new AnswerSink();
    TurnContext turn = adapter.processActivity(activity, reference, sink, bot::onTurn);
    Optional<InvokeResponse> response = turn.invokeResponse();
    return activity.isType(ActivityTypes.INVOKE) && response.isEmpty()
        ? new Received.Unhandled()
        : new Received.Replied(sink.replies(), response.orElse(null));
  }

  private Received runOntoTopic(Activity activity, ConversationReference reference) {
    TopicSink sink = new TopicSink(publisher, ReplyIds.of(activity, reference));
    TurnContext turn = adapter.processActivity(activity, reference, sink, bot::onTurn);
    return switch (sink.await()) {
      case Published.Acknowledged _ -> over(activity, turn);
      case Published.TooLarge _ -> {
        log.atError()
            .addKeyValue("conversation", activities.conversation(reference))
            .log("The bot said more than fits into one event, answering 500");
        yield new Received.Failed();
      }
      case Published.Unavailable(String reason) -> {
        log.atWarn().addKeyValue("cause", reason).log("Replies not published, answering 503");
        yield new Received.Unavailable("replies cannot be published");
      }
    };
  }

  private static Received over(Activity activity, TurnContext turn) {
    if (!activity.isType(ActivityTypes.INVOKE)) {
      return new Received.Done();
    }
    return turn.invokeResponse()
        .<Received>map(Received.Invoked::new)
        .orElseGet(Received.Unhandled::new);
  }
}
