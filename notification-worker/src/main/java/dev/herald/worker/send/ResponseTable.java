package dev.herald.worker.send;

import dev.herald.turn.SendOutcome;
import java.time.Clock;
import java.util.Objects;

/// The one table from what a channel answered to what it means.
final class ResponseTable {
  private final Clock clock;

  ResponseTable(Clock clock) {
    this.clock = clock;
  }

  SendOutcome judge(ChannelAnswer answer) {
    return switch (answer) {
      case ChannelAnswer.NotSent(String code) -> new SendOutcome.Later(code, null);
      case ChannelAnswer.NoAnswer(String code) -> new SendOutcome.Unknown(code);
      case ChannelAnswer.Response response -> judge(response);
    };
  }

  private SendOutcome judge(ChannelAnswer.Response response) {
    ResponseBody body = ResponseBody.of(response.body());
    int status = response.status();
    String code = Objects.requireNonNullElse(body.code(), "http-" + status);
    return switch (status) {
      case 412, 429, 502, 503, 504 ->
          new SendOutcome.Later(code, RetryAfter.parse(response.retryAfter(), clock.instant()));
      default -> judge(status, code, body);
    };
  }

  private static SendOutcome judge(int status, String code, ResponseBody body) {
    if (status >= 200 && status < 300) {
      return new SendOutcome.Delivered(body.id());
    }
    // The channel failed at a point that nobody knows: it may have shown the message before.
    return status >= 500 ? new SendOutcome.Unknown(code) : new SendOutcome.Refused(status, code);
  }
}
