package dev.herald.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredReferenceJsonTest {
  @Test
  void reference_survivesItsLine() {
    StoredReference stored = References.personal("29:ann", "a:1");
    Standing blocked =
        new Standing(ReferenceState.BLOCKED, References.SEEN, "MessageWritesBlocked");
    StoredReference other =
        new StoredReference(stored.reference(), blocked, References.SEEN, null, Origin.UNVERIFIED);

    assertThat(StoredReferenceJson.read(StoredReferenceJson.write(stored))).isEqualTo(stored);
    assertThat(StoredReferenceJson.read(StoredReferenceJson.write(other))).isEqualTo(other);
  }

  @Test
  void lineOfVersion1_isStillRead() {
    StoredReference read =
        StoredReferenceJson.read(
            """
            1 01732352400000000000 en-GB - BLOCKED verified {"activityId":"7","conversation":{"id":"c"},\
            "channelId":"msteams","serviceUrl":"https://h/"}\
            """);

    assertThat(read.state()).isEqualTo(ReferenceState.BLOCKED);
    assertThat(read.reference().activityId()).isEqualTo("7");
    assertThat(read.reference().locale()).isEqualTo("en-GB");
    assertThat(read.verified()).isTrue();
  }

  @Test
  void lineOfVersion2_isStillRead() {
    StoredReference read =
        StoredReferenceJson.read(
            """
            2 01732352400000000000 1 7 en-GB Europe/London REMOVED 01732352400000000001 uninstalled unverified \
            {"conversation":{"id":"c"},"channelId":"msteams","serviceUrl":"https://h/"}\
            """);

    Instant seen = Instant.ofEpochSecond(1_732_352_400);
    assertThat(read.seenAt()).isEqualTo(seen);
    assertThat(read.standing())
        .isEqualTo(new Standing(ReferenceState.REMOVED, seen.plusNanos(1), "uninstalled"));
    assertThat(read.timeZone()).isEqualTo("Europe/London");
    assertThat(read.reference().activityId()).isEqualTo("7");
    assertThat(read.verified()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "{}",
        "{\"v\":4}",
        "3 x",
        "1 2 3",
        "[]",
        "{\"v\":3,\"state\":\"s3cret\"}"
      })
  void anythingElse_isRefusedWithoutBeingQuoted(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredReferenceJson.read(line))
        .withMessageNotContaining("s3cret");
  }
}
