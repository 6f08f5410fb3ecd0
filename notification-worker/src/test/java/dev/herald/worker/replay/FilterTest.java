package dev.herald.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Delivery;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
  @Test
  void conditions_areReadAndWritten() {
    Filter filter = Filter.parse("tenant=t1, state=failed ,code=BotDisabledByAdmin");

    assertThat(filter.conditions())
        .isEqualTo(Map.of("tenant", "t1", "state", "failed", "code", "BotDisabledByAdmin"));
    assertThat(Filter.parse(filter.toString())).isEqualTo(filter);
    assertThat(Filter.parse(" ")).isEqualTo(Filter.EVERYTHING);
  }

  @Test
  void aRecordThatIsNoEvent_liesInNoFilterOfEvents() {
    assertThat(Filter.parse("state=malformed").admitsUnreadable()).isTrue();
    assertThat(Filter.parse("id=1").admitsUnreadable()).isFalse();
    assertThat(Filter.parse("source=shop,state=failed").admitsUnreadable()).isFalse();
  }

  @Test
  void aConversation_isKeptAsAHashThatNamesNobodyAndMeansTheSame() {
    Filter filter = Filter.parse("conversation=a:conversation-of-ann");

    assertThat(filter.toString()).matches("conversation=#[0-9a-f]{16}");
    assertThat(Filter.parse(filter.toString())).isEqualTo(filter);
    assertThat(filter.admits(appraised("a:conversation-of-ann"))).isTrue();
    assertThat(filter.admits(appraised("a:conversation-of-bea"))).isFalse();
    assertThat(filter.admits(new Appraised(null, Verdict.MALFORMED, "no event", ""))).isFalse();
  }

  private static Appraised appraised(String conversation) {
    Notification event =
        Notification.of(
            "e",
            new Target.Conversation(conversation, Target.Narrowing.NONE),
            Message.Content.text("Hello"),
            Priority.NORMAL);
    ConversationKey key = new ConversationKey("bot", "msteams", "tenant", conversation);
    return new Appraised(Delivery.of(event, key), Verdict.UNSENT, null, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenant", "tenant=", "colour=red", "id=1,id=2", "=x", "id=1,,"})
  void anythingElse_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Filter.parse(text));
  }
}
