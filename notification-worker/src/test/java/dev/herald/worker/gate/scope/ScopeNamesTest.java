package dev.herald.worker.gate.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Priority;
import dev.herald.pseudonym.Pseudonyms;
import org.junit.jupiter.api.Test;

class ScopeNamesTest {
  private final Pseudonyms pseudonyms = Pseudonyms.passing();
  private final ScopeNames names = new ScopeNames(pseudonyms);
  private final Passage passage =
      Passage.of(
          new ConversationKey("28:bot", "msteams", "tenant/1", "a:1"),
          Priority.NORMAL,
          0,
          1,
          "smba.example");

  @Test
  void tenantsAndConversationsHaveThePseudonymsOfTheirIds() {
    assertThat(names.of(passage.tenant())).isEqualTo(pseudonyms.tenant("tenant/1"));
    assertThat(names.of(passage.conversation())).isEqualTo(pseudonyms.conversation("a:1"));
  }

  @Test
  void hostsAndBotsAreNamed() {
    assertThat(names.of(passage.host())).isEqualTo("host:smba.example");
    assertThat(names.of(passage.bot())).isEqualTo("bot:msteams/28:bot");
  }

  @Test
  void aScopeShowsNoIdByItself() {
    assertThat(passage.tenant().toString()).doesNotContain("tenant/1", "tenant%2F1");
  }
}
