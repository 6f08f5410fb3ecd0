package dev.herald.worker.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
  private final ConversationKey conversation = ConversationKey.parse("bot1/msteams/tenant1/c");

  @ParameterizedTest
  @CsvSource({
    "all, true",
    "bot=bot1, true",
    "bot=bot2, false",
    "tenant=tenant1, true",
    "tenant=other, false",
    "host=smba.example, true",
    "host=other, false",
    "host=smba.exam, false",
    "host=smba.example:8443, true",
    "host=smba.example:80, false",
    "priority=bulk, true",
    "priority=urgent, false",
  })
  void aScope_coversItsDeliveries(String text, boolean covered) {
    Scope scope = Scope.parse(text);

    assertThat(scope.covers(conversation, Priority.BULK, "smba.example:8443")).isEqualTo(covered);
    assertThat(Scope.parse(scope.toString())).isEqualTo(scope);
  }

  @Test
  void aHost_coversNothingWhileItIsNotKnown() {
    assertThat(Scope.parse("host=smba.example").covers(conversation, Priority.BULK, null))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "everything", "bot", "bot=", "all=x", "priority=high", "user=x"})
  void anythingElse_isRefusedWithWhatIsAccepted(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scope.parse(text))
        .withMessageContaining("tenant=ID");
  }
}
