package dev.herald.worker.send;

import static dev.herald.worker.send.Finding.BOT_BLOCKED;
import static dev.herald.worker.send.Finding.BOT_REFUSED;
import static dev.herald.worker.send.Finding.BOT_REMOVED;
import static dev.herald.worker.send.Finding.CONVERSATION_GONE;
import static dev.herald.worker.send.Finding.IDS_UNREADABLE;
import static dev.herald.worker.send.Finding.NOTHING;
import static dev.herald.worker.send.Finding.OTHER_CLOUD;
import static dev.herald.worker.send.Finding.TENANT_DISABLED;
import static dev.herald.worker.send.ResponseTable.Meaning.LATER;
import static dev.herald.worker.send.ResponseTable.Meaning.LATER_IN_DOUBT;
import static dev.herald.worker.send.ResponseTable.Meaning.REFUSED;
import static dev.herald.worker.send.ResponseTable.Meaning.UNKNOWN;

import dev.herald.turn.SendOutcome;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The one table from what a channel answered to what it means: the first row that fits decides.
///
/// It follows the table of the Teams documentation (retry 412, 429, 502, 503, 504 and nothing else)
/// and what is known to differ from it in practice. A 500 says that the channel failed at a point
/// that nobody knows, so it may show the message; a 504 says the same and is retried as documented,
/// but what is delivered then may be there twice.
final class ResponseTable {
  private static final String ANY = "*";

  private static final List<Row> ROWS =
      List.of(
          row(400, ResponseBody.UNREADABLE_ID, REFUSED, IDS_UNREADABLE),
          row(401, ResponseBody.UNREADABLE_ID, REFUSED, IDS_UNREADABLE),
          row(401, ANY, REFUSED, BOT_REFUSED),
          row(403, ResponseBody.UNREADABLE_ID, REFUSED, IDS_UNREADABLE),
          row(403, "BotNotRegistered", REFUSED, BOT_REFUSED),
          row(403, "BotDisabledByAdmin", REFUSED, TENANT_DISABLED),
          row(403, "BotNotInConversationRoster", REFUSED, BOT_REMOVED),
          row(403, "ForbiddenOperationException", REFUSED, BOT_REMOVED),
          row(403, "ConversationBlockedByUser", REFUSED, BOT_BLOCKED),
          row(403, "MessageWritesBlocked", REFUSED, BOT_BLOCKED),
          row(403, "209", REFUSED, BOT_BLOCKED),
          row(403, "InvalidBotApiHost", REFUSED, OTHER_CLOUD),
          row(404, "BotNotInConversationRoster", REFUSED, BOT_REMOVED),
          row(404, "ActivityNotFoundInConversation", REFUSED, NOTHING),
          row(404, ANY, REFUSED, CONVERSATION_GONE),
          row(408, ANY, LATER, NOTHING),
          row(409, ANY, LATER, NOTHING),
          row(410, ANY, REFUSED, CONVERSATION_GONE),
          row(412, ANY, LATER, NOTHING),
          row(425, ANY, LATER, NOTHING),
          row(429, ANY, LATER, NOTHING),
          row(502, ANY, LATER, NOTHING),
          row(503, ANY, LATER, NOTHING),
          row(504, ANY, LATER_IN_DOUBT, NOTHING));

  private final Clock clock;

  ResponseTable(Clock clock) {
    this.clock = clock;
  }

  /// What a row says of the message.
  enum Meaning {
    LATER,
    LATER_IN_DOUBT,
    REFUSED,
    UNKNOWN
  }

  private record Row(int status, String code, Meaning meaning, Finding finding) {
    boolean fits(int answered, @Nullable String said) {
      return status == answered && (code.equals(ANY) || code.equals(said));
    }
  }

  private static Row row(int status, String code, Meaning meaning, Finding finding) {
    return new Row(status, code, meaning, finding);
  }

  Verdict judge(ChannelAnswer answer) {
    return switch (answer) {
      case ChannelAnswer.NotSent(String code) ->
          new Verdict(new SendOutcome.Later(code, null), NOTHING);
      case ChannelAnswer.NoAnswer(String code) ->
          new Verdict(new SendOutcome.Unknown(code), NOTHING);
      case ChannelAnswer.Response response when isSuccess(response) ->
          new Verdict(new SendOutcome.Delivered(ResponseBody.idIn(response.body())), NOTHING);
      case ChannelAnswer.Response response -> judge(response, ResponseBody.of(response.body()));
    };
  }

  private static boolean isSuccess(ChannelAnswer.Response response) {
    return response.status() >= 200 && response.status() < 300;
  }

  private Verdict judge(ChannelAnswer.Response response, ResponseBody body) {
    Row row = rowFor(response.status(), body.code());
    String code = Objects.requireNonNullElse(body.code(), "http-" + response.status());
    return new Verdict(outcome(row.meaning(), response, code), row.finding());
  }

  /// What no row knows is refused for good, but where the channel failed.
  private static Row rowFor(int status, @Nullable String code) {
    return ROWS.stream()
        .filter(row -> row.fits(status, code))
        .findFirst()
        .orElseGet(() -> row(status, ANY, status >= 500 ? UNKNOWN : REFUSED, NOTHING));
  }

  private SendOutcome outcome(Meaning meaning, ChannelAnswer.Response response, String code) {
    return switch (meaning) {
      case LATER -> later(response, code, /* inDoubt= */ false);
      case LATER_IN_DOUBT -> later(response, code, /* inDoubt= */ true);
      case REFUSED -> new SendOutcome.Refused(response.status(), code);
      case UNKNOWN -> new SendOutcome.Unknown(code);
    };
  }

  private SendOutcome later(ChannelAnswer.Response response, String code, boolean inDoubt) {
    return new SendOutcome.Later(
        code, RetryAfter.parse(response.retryAfter(), clock.instant()), inDoubt);
  }
}
