package dev.herald.gateway.reference;

import dev.herald.activity.Activity;
import dev.herald.activity.ActivityTypes;
import dev.herald.activity.ChannelAccount;
import dev.herald.conversation.ReferenceState;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Tells from an activity whether the bot is still in the conversation. A channel may go on
/// accepting messages after an uninstallation, so the activity is what counts.
final class Departure {
  private static final Set<String> REMOVALS = Set.of("remove", "remove-upgrade");

  private Departure() {}

  static ReferenceState stateAfter(Activity activity) {
    return isUninstalled(activity) || isBotRemoved(activity)
        ? ReferenceState.REMOVED
        : ReferenceState.ACTIVE;
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
