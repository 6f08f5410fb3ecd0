package dev.herald.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.conversation.References;
import dev.herald.conversation.StoredReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RecordFormatTest {
  private final RecordFormat format = new RecordFormat(JsonMapper.shared());

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
  void recordOfALaterVersion_isRefusedNotMisread() {
    String later = "2" + format.write(References.personal("u", "c")).substring(1);

    assertThatIllegalArgumentException().isThrownBy(() -> format.read(later));
  }
}
