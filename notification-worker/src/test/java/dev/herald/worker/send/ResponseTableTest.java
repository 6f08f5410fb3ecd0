package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.turn.SendOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rows of the protocol's table of errors, with the shapes that bodies were seen in.
class ResponseTableTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration NONE = Duration.ofSeconds(-1);

  private final ResponseTable table = new ResponseTable(Clock.fixed(NOW, ZoneOffset.UTC));

  static Stream<Arguments> rows() {
    return Stream.of(
        Arguments.of(200, "{\"id\":\"1\"}", new SendOutcome.Delivered("1")),
        Arguments.of(201, "", new SendOutcome.Delivered(null)),
        Arguments.of(202, "<html>", new SendOutcome.Delivered(null)),
        refused(400, "{\"error\":{\"code\":\"BadArgument\",\"message\":\"m\"}}", "BadArgument"),
        refused(
            401, "{\"message\":\"Authorization has been denied for this request.\"}", "http-401"),
        refused(403, "{\"error\":{\"code\":\"BotDisabledByAdmin\"}}", "BotDisabledByAdmin"),
        refused(403, "{\"code\":\"ConversationBlockedByUser\"}", "ConversationBlockedByUser"),
        refused(
            403,
            "{\"errorCode\":209,\"message\":\"{\\\"subCode\\\":\\\"MessageWritesBlocked\\\"}\"}",
            "MessageWritesBlocked"),
        refused(403, "oops MessageWritesBlocked here", "MessageWritesBlocked"),
        refused(404, "{\"error\":{\"code\":\"ConversationNotFound\"}}", "ConversationNotFound"),
        refused(404, "<html>not found</html>", "http-404"),
        refused(405, "", "http-405"),
        refused(413, "{\"error\":{\"code\":\"MessageSizeTooBig\"}}", "MessageSizeTooBig"),
        refused(302, "", "http-302"),
        refused(403, "{\"error\":{\"code\":\"no prose, please\"}}", "http-403"),
        later(412, "PreconditionFailed"),
        later(429, "Throttled"),
        later(502, "ServiceError"),
        later(503, "http-503"),
        later(504, "http-504"),
        Arguments.of(
            500,
            "{\"error\":{\"code\":\"ServiceError\"}}",
            new SendOutcome.Unknown("ServiceError")),
        Arguments.of(501, "", new SendOutcome.Unknown("http-501")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("rows")
  void everyAnswerHasItsMeaning(int status, String body, SendOutcome expected) {
    assertThat(table.judge(new ChannelAnswer.Response(status, null, body))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", " 2 ", "2.0", "1.9995", "Tue, 24 Nov 2026 10:00:02 GMT"})
  void retryAfterIsSecondsOrADate(String header) {
    assertThat(retryAfter(header)).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "9999999999999999", "Tue, 24 Nov 2026 09:59:00 GMT"})
  void anUnreadableOrPastRetryAfterCountsAsNone(String header) {
    assertThat(retryAfter(header)).isEqualTo(NONE);
  }

  @Test
  void whatNeverLeftComesAgainAndWhatLeftWithoutAnAnswerIsUnknown() {
    assertThat(table.judge(new ChannelAnswer.NotSent("connection-refused")))
        .isEqualTo(new SendOutcome.Later("connection-refused", null));
    assertThat(table.judge(new ChannelAnswer.NoAnswer("timeout")))
        .isEqualTo(new SendOutcome.Unknown("timeout"));
  }

  private Duration retryAfter(String header) {
    SendOutcome outcome = table.judge(new ChannelAnswer.Response(429, header, ""));
    @Nullable Duration wait = ((SendOutcome.Later) outcome).retryAfter();
    return wait == null ? NONE : wait;
  }

  private static Arguments refused(int status, String body, String code) {
    return Arguments.of(status, body, new SendOutcome.Refused(status, code));
  }

  private static Arguments later(int status, String code) {
    String body = code.startsWith("http") ? "" : "{\"error\":{\"code\":\"" + code + "\"}}";
    return Arguments.of(status, body, new SendOutcome.Later(code, null));
  }
}
