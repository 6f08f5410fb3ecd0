package dev.herald.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final String KEY = "a-key-of-sixteen";

  private final Pseudonyms names = Pseudonyms.keyed(KEY);

  @Test
  void anIdHasTheSameNameInEveryServiceWithTheKey() {
    assertThat(names.event("order-4711")).isEqualTo(Pseudonyms.keyed(KEY).event("order-4711"));
    assertThat(names.event("order-4711")).matches("event:[0-9a-f]{16}").doesNotContain("4711");
    assertThat(names.isLasting()).isTrue();
  }

  /// So that no release calls ids otherwise by accident: whoever keeps logs still finds them.
  @Test
  void theNameIsTheHmacOfKindAndId() {
    assertThat(names.event("order-4711")).isEqualTo("event:5b3ca4056fa67501");
  }

  @Test
  void anotherKeyOrAnotherKindMakesAnotherName() {
    assertThat(Pseudonyms.keyed("b-key-of-sixteen").user("u")).isNotEqualTo(names.user("u"));
    assertThat(names.user("u").substring(5)).isNotEqualTo(names.tenant("u").substring(7));
  }

  @Test
  void theThreadOfAChannelHasTheNameOfTheChannel() {
    assertThat(names.conversation("19:general@thread.tacv2;messageid=1"))
        .isEqualTo(names.conversation("19:general@thread.tacv2"));
  }

  @Test
  void withoutAKeyNamesDoNotOutliveWhoMadeThem() {
    assertThat(Pseudonyms.passing().user("u")).isNotEqualTo(Pseudonyms.passing().user("u"));
    assertThat(Pseudonyms.passing().isLasting()).isFalse();
  }

  @Test
  void aKeyThatCanBeGuessedIsRefusedAndNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pseudonyms.keyed("guess-me"))
        .withMessageContaining("16")
        .withMessageNotContaining("guess-me");
  }
}
