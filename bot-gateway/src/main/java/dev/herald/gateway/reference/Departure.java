package dev.herald.gateway.reference;

import dev.herald.activity.Activity;
import dev.herald.activity.ActivityTypes;
import dev.herald.activity.ChannelAccount;
import dev.herald.conversation.ReferenceState;
import dev.herald.conversation.Standing;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Tells from an activity whether the bot is still in the conversation. A channel may go on
/// accepting messages after an uninstallation, so the activity is what counts.
final class Departure {
  private static final Set<String> REMOVALS = Set.of("remove", "remove-upgrade");

  private Departure() {}

  static Standing standingAfter(Activity activity, Instant at) {
    if (isUninstalled(activity)) {
      return new Standing(ReferenceState.REMOVED, at, "uninstalled");
    }
    return isBotRemoved(activity)
        ? new Standing(ReferenceState.REMOVED, at, "bot-removed")
        : Standing.active(at);
  }

  private static boolean isUninstalled(Activity activity) {
    String action = Objects.requireNonNullElse(activity.text("action"), "");
    return activity.isType(ActivityTypes.INSTALLATION_UPDATE)
        && REMOVALS.contains(action.toLowerCase(Locale.ROOT));
  }

  private static boolean isBotRemoved(Activity activity) {
    ChannelAccount bot = activity.recipient();
    String botId = bot == null ? null : bot.id();
    return botId != null
        && activity.isType(ActivityTypes.CONVERSATION_UPDATE)
        && activity.membersRemoved().stream().anyMatch(member -> botId.equals(member.id()));
  }
}
