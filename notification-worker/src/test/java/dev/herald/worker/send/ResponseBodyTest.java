package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies as channels, messaging layers and proxies write them.
class ResponseBodyTest {

  static Stream<Arguments> codes() {
    return Stream.of(
        Arguments.of("{\"error\":{\"code\":\"Bad Argument\",\"message\":\"m\"}}", "Bad Argument"),
        Arguments.of("{\"code\":\"Throttled\",\"message\":\"m\"}", "Throttled"),
        Arguments.of("{\"error\":{\"code\":1001}}", "1001"),
        Arguments.of("{\"errorCode\":209,\"message\":\"plain\"}", "209"),
        Arguments.of(nested("{\"subCode\":\"MessageWritesBlocked\"}"), "MessageWritesBlocked"),
        Arguments.of(nested("{\"subCode\":\"Mess"), "209"),
        Arguments.of("{\"error\":\"BotNotRegistered\"}", "BotNotRegistered"),
        Arguments.of("{\"Message\":\"ErrorCode: ConversationNotFound.\"}", "ConversationNotFound"),
        Arguments.of("{\"error\":{\"code\":\"BotDisabledByAdmin\",\"mess", "BotDisabledByAdmin"),
        Arguments.of("<html><body>502 ServiceUnavailable</body></html>", null),
        Arguments.of("{\"error\":{\"code\":\"Throt", null),
        Arguments.of("{\"error\":{\"code\":null}}", null),
        Arguments.of("{\"error\":{\"code\":{\"a\":1}}}", null),
        Arguments.of("{\"error\":{\"code\":\"Ann Smith cannot be told\"}}", null),
        Arguments.of("[]", null),
        Arguments.of("null", null),
        Arguments.of("\"\"", null),
        Arguments.of("", null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("codes")
  void code_isFoundWhereverItStandsAndIsNeverProse(String body, @Nullable String code) {
    assertThat(ResponseBody.of(body).code()).isEqualTo(code);
  }

  @Test
  void innermostCode_winsOverTheOneAroundIt() {
    String body =
        "{\"code\":\"Forbidden\",\"message\":\"{\\\"subCode\\\":\\\"MessageWritesBlocked\\\"}\"}";

    assertThat(ResponseBody.of(body).code()).isEqualTo("MessageWritesBlocked");
  }

  @Test
  void codeOf64Characters_isAcceptedAndALongerOneIsNot() {
    assertThat(ResponseBody.of(error("c".repeat(64))).code()).hasSize(64);
    assertThat(ResponseBody.of(error("c".repeat(65))).code()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\":\"\"}", "{\"id\":7}", "{\"id\":null}", "{\"id\":\"1", "7"})
  void idThatIsMissingOrNoText_isNone(String body) {
    assertThat(ResponseBody.of(body).id()).isNull();
  }

  @Test
  void id_isTakenAsItIs() {
    assertThat(ResponseBody.of("{\"id\":\"1:a|b c\"}").id()).isEqualTo("1:a|b c");
  }

  @Test
  void bodyThatNestsWithoutEnd_isReadAsText() {
    assertThat(ResponseBody.of("[".repeat(60_000))).isEqualTo(new ResponseBody(null, null));
    assertThat(ResponseBody.of("{\"message\":\"" + "[".repeat(60_000) + "\"}"))
        .isEqualTo(new ResponseBody(null, null));
  }

  private static String nested(String message) {
    return "{\"errorCode\":209,\"message\":\"" + message.replace("\"", "\\\"") + "\"}";
  }

  private static String error(String code) {
    return "{\"error\":{\"code\":\"" + code + "\"}}";
  }
}
