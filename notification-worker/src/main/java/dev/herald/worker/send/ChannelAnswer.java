package dev.herald.worker.send;

import org.jspecify.annotations.Nullable;

/// What came back from a channel for one request.
sealed interface ChannelAnswer {

  /// It answered.
  ///
  /// @param retryAfter the header as it came
  /// @param body the beginning of the body, empty when there is none
  record Response(int status, @Nullable String retryAfter, String body) implements ChannelAnswer {}

  /// The request never reached it.
  record NotSent(String code) implements ChannelAnswer {}

  /// The request left and no answer came.
  record NoAnswer(String code) implements ChannelAnswer {}

  /// The status for the log; 0 where there is none.
  default int statusCode() {
    return switch (this) {
      case Response response -> response.status();
      case NotSent _, NoAnswer _ -> 0;
    };
  }
}
