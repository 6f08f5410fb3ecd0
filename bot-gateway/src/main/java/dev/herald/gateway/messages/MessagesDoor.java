package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.gateway.auth.Authenticator;
import dev.herald.gateway.auth.Authenticator.Verdict;
import dev.herald.gateway.auth.Caller;
import dev.herald.gateway.web.Answer;
import dev.herald.gateway.web.Body;
import dev.herald.gateway.web.BodyReader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Takes a request of a channel from its first header to its answer: authenticate, read, receive.
/// Safe for any number of threads.
final class MessagesDoor {
  private final Authenticator authenticator;
  private final BodyReader bodies;
  private final ActivityReader activities = new ActivityReader();
  private final Reception reception;
  private final ActivityLog log;
  private final ActivityMeters meters;
  private final LongSupplier nanoTime;

  /// Makes the door.
  ///
  /// @param nanoTime measures how long a request took
  MessagesDoor(
      Authenticator authenticator,
      BodyReader bodies,
      Reception reception,
      ActivityLog log,
      ActivityMeters meters,
      LongSupplier nanoTime) {
    this.authenticator = authenticator;
    this.bodies = bodies;
    this.reception = reception;
    this.log = log;
    this.meters = meters;
    this.nanoTime = nanoTime;
  }

  Answer answer(HttpServletRequest request) {
    long start = nanoTime.getAsLong();
    Result result =
        switch (authenticator.authenticate(request.getHeader("Authorization"))) {
          case Verdict.Refused(var refusal) -> {
            meters.called(Integer.toString(refusal.status()));
            yield Result.unread("refused", Answer.problem(refusal.status(), refusal.reason()));
          }
          case Verdict.Accepted(Caller caller) -> {
            meters.called("accepted");
            yield read(caller, request);
          }
        };
    Duration duration = Duration.ofNanos(nanoTime.getAsLong() - start);
    meters.answered(result.activity(), result.outcome, duration);
    log.write(result.read, result.outcome, result.answer.status(), duration);
    return result.answer;
  }

  private Result read(Caller caller, HttpServletRequest request) {
    return switch (bodies.read(request)) {
      case Body.Unusable(String outcome, Answer answer) -> Result.unread(outcome, answer);
      case Body.Text(String text) -> receive(caller, activities.read(text));
    };
  }

  private Result receive(Caller caller, ReadActivity read) {
    return switch (read) {
      case ReadActivity.Invalid(var problems) ->
          Result.unread("invalid", Answer.problem(400, "the body is no activity", problems));
      case ReadActivity.Valid valid -> {
        Received received = reception.receive(caller, valid.activity(), valid.reference());
        yield new Result(valid, ActivityLog.outcome(received), Answers.of(received));
      }
    };
  }

  private record Result(ReadActivity.@Nullable Valid read, String outcome, Answer answer) {
    @Nullable Activity activity() {
      return read == null ? null : read.activity();
    }

    static Result unread(String outcome, Answer answer) {
      return new Result(null, outcome, answer);
    }
  }
}
