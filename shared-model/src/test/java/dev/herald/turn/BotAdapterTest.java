package dev.herald.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.References;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotAdapterTest {
  private final List<String> story = new ArrayList<>();
  private final ConversationReference reference = References.personal("29:ann", "a:1").reference();
  private final ActivitySink sink =
      (_, activity) -> {
        story.add("send " + activity.text("text"));
        return new SendOutcome.Delivered("id");
      };

  @Test
  void middleware_wrapsTheTurnInItsOrder() {
    BotAdapter adapter = new BotAdapter(List.of(step("outer"), step("inner")));

    adapter.continueConversation(reference, "t", sink, turn -> turn.send("hi"));

    assertThat(story)
        .containsExactly("outer before", "inner before", "send hi", "inner after", "outer after");
  }

  @Test
  void middlewareThatDoesNotGoOn_endsTheTurn() {
    BotAdapter adapter = new BotAdapter(List.of((_, _) -> story.add("stop")));

    adapter.continueConversation(reference, "t", sink, turn -> turn.send("hi"));

    assertThat(story).containsExactly("stop");
  }

  @Test
  void proactiveTurn_isAboutTheContinuation_andInboundAboutItsActivity() {
    BotAdapter adapter = new BotAdapter(List.of());
    Activity inbound = References.activity("29:ann", "a:1", "personal", null);

    adapter.processActivity(inbound, reference, sink, turn -> story.add(turn.activity().type()));
    adapter.continueConversation(
        reference, "t", sink, turn -> story.add(turn.activity().text("name") + ""));

    assertThat(story).containsExactly("message", "ContinueConversation");
  }

  @Test
  void lastAnswerToAnInvoke_counts() {
    TurnContext turn =
        new BotAdapter(List.of())
            .processActivity(
                Activity.ofType("invoke"),
                reference,
                sink,
                context -> {
                  context.respond(new InvokeResponse(501, null));
                  context.respond(new InvokeResponse(200, null));
                });

    assertThat(turn.invokeResponse()).contains(new InvokeResponse(200, null));
  }

  private TurnMiddleware step(String name) {
    return (turn, next) -> {
      story.add(name + " before");
      next.onTurn(turn);
      story.add(name + " after");
    };
  }
}
