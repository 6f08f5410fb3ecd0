package dev.herald.worker.send;

import dev.herald.notification.Delivery;
import dev.herald.notification.Priority;
import dev.herald.pseudonym.Pseudonyms;
import java.time.Duration;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line per attempt, enough to answer why a user did or did not get an event. Never text,
/// tokens, references or ids: event and conversation, which are a delivery, have pseudonyms.
final class AttemptLog {
  private static final Logger log = LoggerFactory.getLogger(AttemptLog.class);

  private final Pseudonyms names;
  private final ToIntFunction<Priority> maxAttempts;

  AttemptLog(Pseudonyms names, ToIntFunction<Priority> maxAttempts) {
    this.names = names;
    this.maxAttempts = maxAttempts;
  }

  /// Writes the line.
  ///
  /// @param status HTTP status of the last answer; 0 when there was none
  void write(
      Delivery delivery,
      Attempts attempts,
      String outcome,
      int status,
      Duration took,
      String next) {
    if (!log.isInfoEnabled()) {
      return;
    }
    int most = maxAttempts.applyAsInt(delivery.event().priority());
    log.atInfo()
        .addKeyValue("event", names.event(delivery.event().id()))
        .addKeyValue("conversation", names.conversation(delivery.conversation().conversation()))
        .addKeyValue("replay", attempts.replay())
        .addKeyValue("attempt", attempts.made() + "/" + most)
        .addKeyValue("outcome", outcome)
        .addKeyValue("status", status)
        .addKeyValue("duration_ms", took.toMillis())
        .addKeyValue("next_step", next)
        .log("Attempt");
  }
}
