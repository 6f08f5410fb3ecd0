package dev.herald.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.activity.ExactJson;
import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.References;
import dev.herald.conversation.StoredReference;
import org.junit.jupiter.api.Test;

class RecordFormatTest {
  private final RecordFormat format = new RecordFormat(ExactJson.mapper());

  @Test
  void record_survivesItsText() {
    StoredReference stored = References.personal("29:ann", "a:1");

    assertThat(format.read(format.write(stored))).isEqualTo(stored);
  }

  @Test
  void recordWithoutLocaleOrZone_survivesItsText() {
    StoredReference stored =
        References.stored(References.activity("u", "c", "personal", null), References.SEEN, null);

    assertThat(format.read(format.write(stored))).isEqualTo(stored);
  }

  @Test
  void localeWithASpace_isNotKept() {
    StoredReference stored =
        References.stored(
            References.activity("u", "c", "personal", "en GB"), References.SEEN, "Nowhere land");

    StoredReference read = format.read(format.write(stored));

    assertThat(read.reference().locale()).isNull();
    assertThat(read.timeZone()).isNull();
  }

  @Test
  void recordOfVersion1_isStillRead() {
    String old =
        """
        1 01732352400000000000 en-GB - BLOCKED verified {"activityId":"7","conversation":{"id":"c"},\
        "channelId":"msteams","serviceUrl":"https://h/"}\
        """;

    StoredReference read = format.read(old);

    assertThat(read.state()).isEqualTo(ReferenceState.BLOCKED);
    assertThat(read.reference().activityId()).isEqualTo("7");
    assertThat(read.reference().locale()).isEqualTo("en-GB");
  }

  @Test
  void recordOfALaterVersion_isRefusedNotMisread() {
    String later = "3" + format.write(References.personal("u", "c")).substring(1);

    assertThatIllegalArgumentException().isThrownBy(() -> format.read(later));
  }
}
