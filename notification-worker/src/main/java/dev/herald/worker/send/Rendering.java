package dev.herald.worker.send;

import dev.herald.activity.Activity;
import dev.herald.activity.ActivityTypes;
import dev.herald.notification.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns a message into the activities that show it, in order. Pure: a retry renders the same.
final class Rendering {
  private static final String ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive";
  private static final Set<String> LOCAL = Set.of("delay", "invokeResponse");
  private static final String EMULATOR = "emulator";

  private Rendering() {}

  /// The activities of a message on a channel; none when it holds only what never leaves a bot.
  static List<Activity> of(Message message, String channelId) {
    return switch (message) {
      case Message.Whole(ObjectNode activity) -> whole(new Activity(activity), channelId);
      case Message.Content content -> content(content);
    };
  }

  /// How many requests it takes to send a message, at most.
  static int requests(Message message) {
    return switch (message) {
      case Message.Whole _ -> 1;
      case Message.Content content ->
          (content.text() == null ? 0 : 1) + (content.card() == null ? 0 : 1);
    };
  }

  private static List<Activity> whole(Activity activity, String channelId) {
    boolean local =
        LOCAL.contains(activity.type())
            || (activity.isType(ActivityTypes.TRACE) && !channelId.equals(EMULATOR));
    return local ? List.of() : List.of(activity);
  }

  /// Text first, then the card. The feed is alerted once, by the first; the summary stands in for
  /// the card, which has no text of its own.
  private static List<Activity> content(Message.Content content) {
    List<Activity> activities = new ArrayList<>();
    if (content.text() != null) {
      activities.add(Activity.message(content.text(), content.format()));
    }
    if (content.card() != null) {
      activities.add(card(content.card()));
    }
    activities.replaceAll(activity -> withText(activity, "locale", content.locale()));
    activities.addLast(withText(activities.removeLast(), "summary", content.summary()));
    if (content.alert()) {
      activities.addFirst(alerting(activities.removeFirst()));
    }
    return List.copyOf(activities);
  }

  private static Activity card(ObjectNode card) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode attachment = json.objectNode().put("contentType", ADAPTIVE_CARD);
    attachment.set("content", card);
    return Activity.ofType(ActivityTypes.MESSAGE)
        .with("attachments", json.arrayNode().add(attachment));
  }

  private static Activity alerting(Activity activity) {
    ObjectNode channelData = JsonNodeFactory.instance.objectNode();
    channelData.putObject("notification").put("alert", true);
    return activity.with("channelData", channelData);
  }

  private static Activity withText(Activity activity, String name, @Nullable String value) {
    return value == null ? activity : activity.with(name, value);
  }
}
