package dev.herald.gateway.reference;

import dev.herald.activity.Activity;
import dev.herald.activity.ActivityTypes;
import dev.herald.activity.ChannelAccount;
import dev.herald.conversation.ReferenceState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an activity tells of the life of conversations. That it came at all shows that the bot is
/// in its conversation, unless it says otherwise; a channel may go on accepting messages after an
/// uninstallation, so the activity is what counts.
///
/// @param reach which conversations it is about
/// @param reason a code; null while nothing is wrong
record LifeEvent(Reach reach, ReferenceState state, @Nullable String reason) {
  /// Which conversations an activity is about.
  enum Reach {
    /// The one it came in.
    CONVERSATION,
    /// The Teams channel it names; it comes in the team's own conversation.
    CHANNEL,
    /// Every channel of the team it names, or the one it came in where there is no team.
    TEAM
  }

  static final String CHANNEL_DELETED = "channel-deleted";

  private static final LifeEvent HERE =
      new LifeEvent(Reach.CONVERSATION, ReferenceState.ACTIVE, null);
  private static final LifeEvent CHANNEL_THERE =
      new LifeEvent(Reach.CHANNEL, ReferenceState.ACTIVE, null);
  private static final LifeEvent TEAM_THERE =
      new LifeEvent(Reach.TEAM, ReferenceState.ACTIVE, null);

  private static final Map<String, LifeEvent> OF_INSTALLATIONS =
      Map.of(
          "add",
          TEAM_THERE,
          "add-upgrade",
          TEAM_THERE,
          "remove",
          removed("uninstalled"),
          "remove-upgrade",
          removed("uninstalled"));

  /// By `channelData.eventType`. An archived team takes no messages, with which answer is not
  /// documented: sending goes on and its answer decides.
  private static final Map<String, LifeEvent> OF_TEAMS =
      Map.of(
          "channelCreated", CHANNEL_THERE,
          "channelRestored", CHANNEL_THERE,
          "channelDeleted", new LifeEvent(Reach.CHANNEL, ReferenceState.DEAD, CHANNEL_DELETED),
          "teamDeleted", new LifeEvent(Reach.TEAM, ReferenceState.DEAD, "team-deleted"),
          "teamRestored", TEAM_THERE,
          "teamArchived", new LifeEvent(Reach.TEAM, ReferenceState.SUSPECT, "team-archived"),
          "teamUnarchived", TEAM_THERE);

  static LifeEvent of(Activity activity) {
    if (activity.isType(ActivityTypes.INSTALLATION_UPDATE)) {
      String action = Objects.requireNonNullElse(activity.text("action"), "");
      return OF_INSTALLATIONS.getOrDefault(action.toLowerCase(Locale.ROOT), HERE);
    }
    return activity.isType(ActivityTypes.CONVERSATION_UPDATE) ? ofUpdate(activity) : HERE;
  }

  private static LifeEvent ofUpdate(Activity update) {
    if (holdsBot(update, update.membersRemoved())) {
      return removed("bot-removed");
    }
    if (holdsBot(update, update.membersAdded())) {
      return TEAM_THERE;
    }
    String event = update.json().path("channelData").path("eventType").asString("");
    return OF_TEAMS.getOrDefault(event, HERE);
  }

  private static boolean holdsBot(Activity update, List<ChannelAccount> members) {
    ChannelAccount bot = update.recipient();
    String botId = bot == null ? null : bot.id();
    return botId != null && members.stream().anyMatch(member -> botId.equals(member.id()));
  }

  private static LifeEvent removed(String reason) {
    return new LifeEvent(Reach.TEAM, ReferenceState.REMOVED, reason);
  }
}
