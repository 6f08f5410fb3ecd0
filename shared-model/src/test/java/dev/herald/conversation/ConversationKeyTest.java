package dev.herald.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ConversationKeyTest {
  @Test
  void key_survivesItsText() {
    ConversationKey key = new ConversationKey("28:b/o t", "msteams", "", "19:ab%2F|c@thread.v2 +~");

    assertThat(ConversationKey.parse(key.toString())).isEqualTo(key);
  }

  @Test
  void equalKeys_haveTheSameTextWhateverTheyWereReadFrom() {
    ConversationKey key = new ConversationKey("28:b", "msteams", "t", "a b");
    ConversationKey read = ConversationKey.parse("28%3ab/msteams/t/a%20b");

    assertThat(read).isEqualTo(key).hasSameHashCodeAs(key).hasToString(key.toString());
  }

  @Test
  void threadOfAChannel_hasTheKeyOfTheChannel() {
    assertThat(References.personal("u", "19:x@thread.tacv2;messageid=17").key())
        .isEqualTo(References.personal("u", "19:x@thread.tacv2").key());
  }

  @Test
  void otherText_isNoKey() {
    assertThatIllegalArgumentException().isThrownBy(() -> ConversationKey.parse("a/b/c"));
  }
}
