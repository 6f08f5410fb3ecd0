package dev.herald.worker.send;

import dev.herald.worker.gate.breaker.Signal;

/// What the answer to a request says about who gave it.
final class Signals {
  private Signals() {}

  static Signal of(ChannelAnswer answer, Finding finding) {
    return switch (answer) {
      case ChannelAnswer.NotSent(String code) ->
          switch (code) {
            case "connection-refused", "connect-timeout", "unknown-host", "tls-failed" ->
                Signal.UNREACHABLE;
            case BotClient.NO_TOKEN -> Signal.NO_TOKEN;
            // Whatever kept it here was not the other side.
            default -> Signal.NOTHING;
          };
      case ChannelAnswer.NoAnswer _ -> Signal.UNAVAILABLE;
      case ChannelAnswer.Response response ->
          response.status() >= 500 ? Signal.UNAVAILABLE : of(finding);
    };
  }

  private static Signal of(Finding finding) {
    return switch (finding) {
      case NOTHING, CONVERSATION_GONE, BOT_BLOCKED, BOT_REMOVED, OTHER_CLOUD -> Signal.GOOD;
      case TENANT_DISABLED -> Signal.DISABLED;
      case IDS_UNREADABLE -> Signal.UNDECRYPTABLE;
      case BOT_REFUSED -> Signal.UNAUTHORIZED;
    };
  }
}
