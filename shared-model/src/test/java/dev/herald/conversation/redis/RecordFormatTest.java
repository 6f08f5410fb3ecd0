package dev.herald.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import dev.herald.activity.Activity;
import dev.herald.conversation.References;
import dev.herald.conversation.StoredReference;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class RecordFormatTest {
  private final RecordFormat format = new RecordFormat();

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
  void anyTextSurvives() {
    Random random = new Random(4711);
    for (int i = 0; i < 2_000; i++) {
      ObjectNode user = JsonNodeFactory.instance.objectNode().put("id", "29:1" + text(random));
      Activity activity =
          References.activity("u", "c", "personal", null)
              .with("from", user.put(text(random), text(random)));
      StoredReference stored = References.stored(activity, References.SEEN, null);

      assertThat(format.read(format.write(stored))).isEqualTo(stored);
    }
  }

  private static String text(Random random) {
    String letters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_ =.:;\"/\u0001\u0002\u00e9";
    int most = random.nextInt(4) == 0 ? letters.length() : 64;
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1_200); i > 0; i--) {
      text.append(
          switch (random.nextInt(100)) {
            case 0 -> UUID.randomUUID();
            case 1 -> "\ud83d\ude00";
            default -> letters.charAt(random.nextInt(most));
          });
    }
    return text.toString();
  }

  @Test
  void recordOfALaterVersion_isRefusedNotMisread() {
    byte[] later = format.write(References.personal("u", "c"));
    later[0] = '4';

    assertThatIllegalArgumentException().isThrownBy(() -> format.read(later));
  }

  @Test
  void recordThatWasCutOff_isRefused() {
    byte[] whole = format.write(References.personal("u", "c"));

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatRuntimeException().isThrownBy(() -> format.read(cut));
    }
  }
}
