package dev.herald.worker.send;

import static dev.herald.worker.send.Finding.BOT_BLOCKED;
import static dev.herald.worker.send.Finding.BOT_REFUSED;
import static dev.herald.worker.send.Finding.BOT_REMOVED;
import static dev.herald.worker.send.Finding.CONVERSATION_GONE;
import static dev.herald.worker.send.Finding.IDS_UNREADABLE;
import static dev.herald.worker.send.Finding.NOTHING;
import static dev.herald.worker.send.Finding.OTHER_CLOUD;
import static dev.herald.worker.send.Finding.TENANT_DISABLED;
import static dev.herald.worker.send.ResponseShapes.bare;
import static dev.herald.worker.send.ResponseShapes.broken;
import static dev.herald.worker.send.ResponseShapes.error;
import static dev.herald.worker.send.ResponseShapes.html;
import static dev.herald.worker.send.ResponseShapes.huge;
import static dev.herald.worker.send.ResponseShapes.layered;
import static dev.herald.worker.send.ResponseShapes.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.turn.SendOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole table, row by row: stage, status and shape of the body; what becomes of the message;
/// what is learned.
class ResponseTableTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration NONE = Duration.ofSeconds(-1);
  private static final String UNAUTHORIZED =
      "{\"message\":\"Authorization has been denied for this request.\"}";
  private static final String PAIRWISE = "Failed to decrypt pairwise id";
  private static final String CONVERSATION_ID = "Failed to decrypt conversation id of the request";

  private final ResponseTable table = new ResponseTable(Clock.fixed(NOW, ZoneOffset.UTC));

  static Stream<Arguments> beforeAndDuring() {
    return Stream.of(
        row(new ChannelAnswer.NotSent("connection-refused"), later("connection-refused"), NOTHING),
        row(new ChannelAnswer.NotSent("connect-timeout"), later("connect-timeout"), NOTHING),
        row(new ChannelAnswer.NotSent("unknown-host"), later("unknown-host"), NOTHING),
        row(new ChannelAnswer.NotSent("tls-failed"), later("tls-failed"), NOTHING),
        row(new ChannelAnswer.NoAnswer("timeout"), unknown("timeout"), NOTHING),
        row(new ChannelAnswer.NoAnswer("connection-lost"), unknown("connection-lost"), NOTHING));
  }

  static Stream<Arguments> taken() {
    return Stream.of(
        row(200, "{\"id\":\"1\"}", delivered("1"), NOTHING),
        row(200, "{\"id\":\"1\",\"extra\":[{}]}", delivered("1"), NOTHING),
        row(201, "", delivered(null), NOTHING),
        row(201, "{}", delivered(null), NOTHING),
        row(201, "{\"id\":\"1\"", delivered(null), NOTHING),
        row(202, html("accepted"), delivered(null), NOTHING),
        row(204, "", delivered(null), NOTHING),
        row(299, huge(), delivered(null), NOTHING));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        row(302, "", no(302, "http-302"), NOTHING),
        row(400, error("Bad Argument", "m"), no(400, "Bad Argument"), NOTHING),
        row(400, error("BadArgument", "m"), no(400, "BadArgument"), NOTHING),
        row(400, error("BadArgument", PAIRWISE), no(400, "FailedToDecrypt"), IDS_UNREADABLE),
        row(400, string(PAIRWISE), no(400, "FailedToDecrypt"), IDS_UNREADABLE),
        row(400, broken("BadArgument"), no(400, "http-400"), NOTHING),
        row(401, UNAUTHORIZED, no(401, "http-401"), BOT_REFUSED),
        row(401, error("BotNotRegistered", "m"), no(401, "BotNotRegistered"), BOT_REFUSED),
        row(401, "", no(401, "http-401"), BOT_REFUSED),
        row(401, error("Unauthorized", PAIRWISE), no(401, "FailedToDecrypt"), IDS_UNREADABLE));
  }

  static Stream<Arguments> forbidden() {
    return Stream.of(
        row(403, error("BotDisabledByAdmin", "m"), no(403, "BotDisabledByAdmin"), TENANT_DISABLED),
        row(403, bare("BotDisabledByAdmin"), no(403, "BotDisabledByAdmin"), TENANT_DISABLED),
        row(403, broken("BotDisabledByAdmin"), no(403, "BotDisabledByAdmin"), TENANT_DISABLED),
        row(
            403,
            error("BotNotInConversationRoster", "m"),
            no403("BotNotInConversationRoster"),
            BOT_REMOVED),
        row(
            403,
            layered("BotNotInConversationRoster"),
            no403("BotNotInConversationRoster"),
            BOT_REMOVED),
        row(
            403,
            error("ForbiddenOperationException", "m"),
            no403("ForbiddenOperationException"),
            BOT_REMOVED),
        row(
            403,
            bare("ConversationBlockedByUser"),
            no403("ConversationBlockedByUser"),
            BOT_BLOCKED),
        row(403, layered("MessageWritesBlocked"), no403("MessageWritesBlocked"), BOT_BLOCKED),
        row(403, string("MessageWritesBlocked"), no403("MessageWritesBlocked"), BOT_BLOCKED),
        row(403, "{\"errorCode\":209,\"message\":\"no more\"}", no403("209"), BOT_BLOCKED),
        row(403, error("InvalidBotApiHost", "m"), no403("InvalidBotApiHost"), OTHER_CLOUD),
        row(403, error("NotEnoughPermissions", "m"), no403("NotEnoughPermissions"), NOTHING),
        row(403, error("BadArgument", CONVERSATION_ID), no403("FailedToDecrypt"), IDS_UNREADABLE),
        row(403, error("Forbidden", "m"), no403("Forbidden"), NOTHING),
        row(403, html("go away"), no403("http-403"), NOTHING),
        row(403, "", no403("http-403"), NOTHING),
        row(403, error("no prose, please", "m"), no403("http-403"), NOTHING));
  }

  static Stream<Arguments> goneOrRefused() {
    return Stream.of(
        row(
            404,
            error("ConversationNotFound", "m"),
            no(404, "ConversationNotFound"),
            CONVERSATION_GONE),
        row(404, html("not found"), no(404, "http-404"), CONVERSATION_GONE),
        row(404, "", no(404, "http-404"), CONVERSATION_GONE),
        row(
            404,
            error("BotNotInConversationRoster", "m"),
            no(404, "BotNotInConversationRoster"),
            BOT_REMOVED),
        row(
            404,
            error("ActivityNotFoundInConversation", "m"),
            no(404, "ActivityNotFoundInConversation"),
            NOTHING),
        row(405, "", no(405, "http-405"), NOTHING),
        row(410, "", no(410, "http-410"), CONVERSATION_GONE),
        row(413, error("MessageSizeTooBig", "m"), no(413, "MessageSizeTooBig"), NOTHING),
        row(413, html("too large"), no(413, "http-413"), NOTHING),
        row(415, "", no(415, "http-415"), NOTHING));
  }

  static Stream<Arguments> laterOrUnknown() {
    return Stream.of(
        row(408, "", later("http-408"), NOTHING),
        row(409, error("Conflict", "m"), later("Conflict"), NOTHING),
        row(412, error("PreconditionFailed", "m"), later("PreconditionFailed"), NOTHING),
        row(412, "", later("http-412"), NOTHING),
        row(429, error("Throttled", "m"), later("Throttled"), NOTHING),
        row(429, string("slow down"), later("http-429"), NOTHING),
        row(500, error("ServiceError", "m"), unknown("ServiceError"), NOTHING),
        row(500, html("oops"), unknown("http-500"), NOTHING),
        row(500, "", unknown("http-500"), NOTHING),
        row(501, "", unknown("http-501"), NOTHING),
        row(502, error("ServiceError", "m"), later("ServiceError"), NOTHING),
        row(502, html("Bad Gateway"), later("http-502"), NOTHING),
        row(503, "", later("http-503"), NOTHING),
        row(503, huge(), later("http-503"), NOTHING),
        row(504, "", doubtful("http-504"), NOTHING),
        row(504, html("Gateway Timeout"), doubtful("http-504"), NOTHING),
        row(520, html("a proxy's own"), unknown("http-520"), NOTHING));
  }

  @ParameterizedTest(name = "{0} is {1}, {2}")
  @MethodSource({
    "beforeAndDuring",
    "taken",
    "refused",
    "forbidden",
    "goneOrRefused",
    "laterOrUnknown"
  })
  void everyAnswerHasItsMeaning(ChannelAnswer answer, SendOutcome outcome, Finding finding) {
    assertThat(table.judge(answer)).isEqualTo(new Verdict(outcome, finding));
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

  private Duration retryAfter(String header) {
    SendOutcome outcome = table.judge(new ChannelAnswer.Response(429, header, "")).outcome();
    @Nullable Duration wait = ((SendOutcome.Later) outcome).retryAfter();
    return wait == null ? NONE : wait;
  }

  private static Arguments row(ChannelAnswer answer, SendOutcome outcome, Finding finding) {
    return Arguments.of(answer, outcome, finding);
  }

  private static Arguments row(int status, String body, SendOutcome outcome, Finding finding) {
    return row(new ChannelAnswer.Response(status, null, body), outcome, finding);
  }

  private static SendOutcome delivered(@Nullable String id) {
    return new SendOutcome.Delivered(id);
  }

  private static SendOutcome no(int status, String code) {
    return new SendOutcome.Refused(status, code);
  }

  private static SendOutcome no403(String code) {
    return no(403, code);
  }

  private static SendOutcome later(String code) {
    return new SendOutcome.Later(code, null);
  }

  private static SendOutcome doubtful(String code) {
    return new SendOutcome.Later(code, null, true);
  }

  private static SendOutcome unknown(String code) {
    return new SendOutcome.Unknown(code);
  }
}
