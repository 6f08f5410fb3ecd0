package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.pseudonym.Pseudonyms;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one line per request. What a caller chooses is written only when it looks like a name, so
/// it can neither forge lines nor bring text into the log.
final class ActivityLog {
  private static final Logger log = LoggerFactory.getLogger(ActivityLog.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  private final Pseudonyms names;

  ActivityLog(Pseudonyms names) {
    this.names = names;
  }

  /// Writes the line.
  ///
  /// @param read null when there was nothing that could be read
  void write(ReadActivity.@Nullable Valid read, String outcome, int status, Duration duration) {
    Activity activity = read == null ? null : read.activity();
    log.atInfo()
        .addKeyValue("type", activity == null ? "-" : name(activity.type()))
        .addKeyValue("channel", activity == null ? "-" : name(activity.channelId()))
        .addKeyValue("conversation", read == null ? "-" : conversation(read.reference()))
        .addKeyValue("outcome", outcome)
        .addKeyValue("status", status)
        .addKeyValue("duration_ms", duration.toMillis())
        .log("Activity");
  }

  static String outcome(Received received) {
    return received.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /// What the conversation is called in the log.
  String conversation(ConversationReference reference) {
    return names.conversation(reference.key().conversation());
  }

  private static String name(@Nullable String value) {
    return value != null && NAME.matcher(value).matches() ? value : "other";
  }
}
