package dev.herald.notification.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.NotificationJson;
import dev.herald.notification.Priority;
import dev.herald.notification.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final String SMALLEST =
      "{\"id\":\"order-4711-shipped\",\"to\":{\"user\":\"8d2c\"},\"message\":{\"text\":\"Shipped\"}}";

  private final EventReader reader = new EventReader();

  @Test
  void smallestEvent_getsTheDefaults() {
    assertThat(valid(SMALLEST))
        .isEqualTo(
            Notification.of(
                "order-4711-shipped",
                new Target.User("8d2c", Target.Narrowing.NONE),
                Message.Content.text("Shipped"),
                Priority.NORMAL));
  }

  @Test
  void whatIsWritten_isValid() {
    Notification event = valid(SMALLEST);

    assertThat(valid(NotificationJson.write(event).toString())).isEqualTo(event);
  }

  @Test
  void times_areReadWithAnyOffset() {
    String event = SMALLEST.replace("}}", "},\"notAfter\":\"2026-11-23T10:00+01:00\"}");

    assertThat(valid(event).notAfter()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "17",
        "[]",
        "\"text\"",
        "{",
        "{}",
        "{\"id\":\"x\"}",
        "{} {}",
        "{\"id\":\"a\",\"id\":\"b\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":\"t\"}}"
      })
  void otherInput_isInvalidNeverAnException(String input) {
    assertThat(read(input)).isInstanceOf(ReadEvent.Invalid.class);
  }

  @Test
  void nullValue_isInvalid() {
    assertThat(reader.read(null)).isInstanceOf(ReadEvent.Invalid.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"user\":\"u\",\"conversation\":\"c\"} | /to",
        "{} | /to",
        "{\"channel\":\"msteams\"} | /to",
        "{\"audience\":\"nobody\"} | /to/audience",
        "{\"planet\":\"mars\",\"user\":\"u\"} | /to",
        "{\"user\":17} | /to/user",
        "{\"user\":\"\"} | /to/user",
        "\"u\" | /to"
      })
  void targetThatIsNone_isNamedByItsPointer(String target, String pointer) {
    assertThat(
            invalid("{\"id\":\"x\",\"to\":" + target + ",\"message\":{\"text\":\"t\"}}").problems())
        .extracting(Problem::pointer)
        .contains(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"text\":\"\"}",
        "{\"text\":1}",
        "{\"card\":{\"type\":\"HeroCard\"}}",
        "{\"card\":[]}",
        "{\"activity\":{}}",
        "{\"activity\":{\"type\":\"message\"},\"text\":\"both\"}",
        "{\"text\":\"t\",\"format\":\"html\"}",
        "{\"text\":\"t\",\"locale\":\"en GB\"}",
        "{\"text\":\"t\",\"colour\":\"red\"}"
      })
  void messageThatIsNone_isInvalid(String message) {
    assertThat(read("{\"id\":\"x\",\"to\":{\"user\":\"u\"},\"message\":" + message + "}"))
        .isInstanceOf(ReadEvent.Invalid.class);
  }

  @Test
  void misspelledMember_isInvalid_soThatNoLimitIsIgnoredSilently() {
    assertThat(invalid(SMALLEST.replace("}}", "},\"notafter\":\"2026-11-23T09:00:00Z\"}")).id())
        .isEqualTo("order-4711-shipped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23",
        "2026-02-30T09:00:00Z",
        "2026-11-23T09:00:00",
        "tomorrow",
        "2026-11-23T25:00:00Z"
      })
  void timeThatIsNone_isInvalid(String time) {
    assertThat(read(SMALLEST.replace("}}", "},\"notAfter\":\"" + time + "\"}")))
        .isInstanceOf(ReadEvent.Invalid.class);
  }

  @Test
  void windowThatEndsBeforeItBegins_isInvalid() {
    String event =
        SMALLEST.replace(
            "}}",
            "},\"notBefore\":\"2026-11-23T10:00:00Z\",\"notAfter\":\"2026-11-23T09:00:00Z\"}");

    assertThat(invalid(event).problems()).extracting(Problem::pointer).containsExactly("/notAfter");
  }

  @Test
  void idOver128Characters_isInvalidAndNotRepeated() {
    ReadEvent.Invalid invalid = invalid(SMALLEST.replace("order-4711-shipped", "x".repeat(129)));

    assertThat(invalid.id()).isNull();
    assertThat(invalid.reason()).doesNotContain("xxx");
  }

  @Test
  void idOf128Characters_isFine() {
    assertThat(valid(SMALLEST.replace("order-4711-shipped", "x".repeat(128))).id()).hasSize(128);
  }

  @Test
  void deepNesting_isInvalid() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);

    assertThat(read(SMALLEST.replace("\"Shipped\"", deep))).isInstanceOf(ReadEvent.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e99999999999", "1e999999123456789012345678901234567890.1", "-1e-99999999999"})
  void numberThatNoMachineHolds_isInvalid(String number) {
    ReadEvent.Invalid invalid =
        invalid(SMALLEST.replace("\"Shipped\"", "{\"deep\":" + number + "}"));

    assertThat(invalid.problems()).isNotEmpty();
  }

  @Test
  void invalidUtf8_isInvalid() {
    byte[] bytes = SMALLEST.getBytes(StandardCharsets.UTF_8);
    bytes[SMALLEST.indexOf("Shipped")] = (byte) 0xC3;

    assertThat(reader.read(bytes)).isInstanceOf(ReadEvent.Invalid.class);
  }

  @Test
  void reason_neverQuotesTheEvent() {
    assertThat(
            invalid("{\"id\":\"x\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":s3cret}}")
                .reason())
        .doesNotContain("s3cret")
        .contains("line 1");
    assertThat(invalid(SMALLEST.replace("\"Shipped\"", "[\"s3cret\"]")).reason())
        .doesNotContain("s3cret");
  }

  private Notification valid(String event) {
    ReadEvent read = read(event);
    assertThat(read).isInstanceOf(ReadEvent.Valid.class);
    return ((ReadEvent.Valid) read).event();
  }

  private ReadEvent.Invalid invalid(String event) {
    ReadEvent read = read(event);
    assertThat(read).isInstanceOf(ReadEvent.Invalid.class);
    return (ReadEvent.Invalid) read;
  }

  private ReadEvent read(String event) {
    return reader.read(event.getBytes(StandardCharsets.UTF_8));
  }
}
