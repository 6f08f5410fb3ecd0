package dev.herald.gateway.admin;

import dev.herald.activity.StrangersJson;
import dev.herald.activity.StrangersJson.Reading;
import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.ServiceUrlPolicy;
import dev.herald.conversation.StoredReference;
import dev.herald.conversation.StoredReferenceJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/// Judges a line of an import as the gateway judges what it captures itself. Safe for any number of
/// threads.
final class ImportLine {
  static final int LONGEST = 64 * 1024;

  private static final int MAX_DEPTH = 64;
  private static final int MAX_ID = 1_024;
  private static final int MAX_NAME = 128;
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final StrangersJson json = new StrangersJson(MAX_DEPTH, LONGEST);
  private final ServiceUrlPolicy policy;
  private final Clock clock;

  ImportLine(ServiceUrlPolicy policy, Clock clock) {
    this.policy = policy;
    this.clock = clock;
  }

  /// What a line is.
  sealed interface Judged {
    record Good(StoredReference reference) implements Judged {}

    /// It is not taken.
    ///
    /// @param reason quotes nothing of the line
    record Bad(String reason) implements Judged {}
  }

  Judged judge(String line) {
    if (line.length() > LONGEST) {
      return new Judged.Bad("longer than " + LONGEST + " bytes");
    }
    if (json.read(line) instanceof Reading.Unreadable(String reason)) {
      return new Judged.Bad(reason);
    }
    try {
      return judge(StoredReferenceJson.read(line));
    } catch (IllegalArgumentException _) {
      return new Judged.Bad("not a stored reference of a version that is known");
    }
  }

  private Judged judge(StoredReference stored) {
    if (policy.judge(stored.reference().serviceUrl())
        instanceof ServiceUrlPolicy.Verdict.Denied(String reason)) {
      return new Judged.Bad(reason);
    }
    if (!isTime(stored.seenAt()) || !isTime(stored.standing().since())) {
      return new Judged.Bad("a time before 1970 or in the future");
    }
    return isKey(stored.key())
        ? new Judged.Good(lasting(stored))
        : new Judged.Bad("an id that is missing, too long or not printable");
  }

  /// What the gateway keeps of what it captures itself: of a group not who spoke last.
  private static StoredReference lasting(StoredReference stored) {
    return new StoredReference(
        stored.reference().lasting(),
        stored.standing(),
        stored.seenAt(),
        stored.timeZone(),
        stored.origin());
  }

  private boolean isTime(Instant time) {
    return !time.isBefore(Instant.EPOCH) && !time.isAfter(clock.instant().plus(CLOCK_SKEW));
  }

  private static boolean isKey(ConversationKey key) {
    return !key.conversation().isBlank()
        && !key.channel().isBlank()
        && key.conversation().length() <= MAX_ID
        && key.bot().length() <= MAX_ID
        && key.channel().length() <= MAX_NAME
        && key.tenant().length() <= MAX_NAME
        && Stream.of(key.conversation(), key.bot(), key.channel(), key.tenant())
            .allMatch(id -> id.chars().noneMatch(Character::isISOControl));
  }
}
