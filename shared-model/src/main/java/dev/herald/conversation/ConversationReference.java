package dev.herald.conversation;

import dev.herald.activity.Activity;
import dev.herald.activity.ActivityTypes;
import dev.herald.activity.ChannelAccount;
import dev.herald.activity.ConversationAccount;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a bot must know of a conversation to speak in it unasked.
///
/// @param activityId the activity it was taken from; null where that id is no target for replies
/// @param user who was on the other side; in a group just whoever spoke last, never its owner
/// @param bot the bot's account as this channel knows it
/// @param tenantId the tenant, also where the channel names it only in its channel data
/// @param serviceUrl where activities for the conversation are sent; may change at any time
/// @param locale the user's last known language as a BCP-47 tag
/// @param place what Teams says of the place: `team`, `channel` and `meeting` of its channel data,
///   each as it came; null where it says nothing
public record ConversationReference(
    @Nullable String activityId,
    @Nullable ChannelAccount user,
    @Nullable ChannelAccount bot,
    ConversationAccount conversation,
    @Nullable String tenantId,
    String channelId,
    String serviceUrl,
    @Nullable String locale,
    @Nullable ObjectNode place) {

  private static final Set<String> CHANNELS_WITHOUT_UPDATE_IDS = Set.of("directline", "webchat");
  private static final List<String> PLACES = List.of("team", "channel", "meeting");

  /// The reference of an inbound activity; empty when it lacks a conversation, channel or service
  /// URL, without which nothing can be sent.
  public static Optional<ConversationReference> of(Activity activity) {
    ConversationAccount conversation = activity.conversation();
    String channelId = activity.channelId();
    String serviceUrl = activity.serviceUrl();
    if (conversation == null
        || conversation.id() == null
        || channelId == null
        || serviceUrl == null) {
      return Optional.empty();
    }
    return Optional.of(
        new ConversationReference(
            replyableId(activity, channelId),
            activity.from(),
            activity.recipient(),
            conversation,
            activity.tenantId(),
            channelId,
            serviceUrl,
            activity.locale(),
            place(activity.json().path("channelData"))));
  }

  private static @Nullable ObjectNode place(JsonNode channelData) {
    ObjectNode place = JsonNodeFactory.instance.objectNode();
    for (String name : PLACES) {
      if (channelData.get(name) instanceof ObjectNode object && !object.isEmpty()) {
        place.set(name, object);
      }
    }
    return place.isEmpty() ? null : place;
  }

  /// What of it outlives the activity it was taken from. In a group that is neither who spoke last
  /// nor the thread they spoke in: a notification for the group is for all and begins a thread.
  public ConversationReference lasting() {
    return conversation.isPersonal()
        ? this
        : new ConversationReference(
            activityId,
            null,
            bot,
            conversation.withId(key().conversation()),
            tenantId,
            channelId,
            serviceUrl,
            locale,
            place);
  }

  /// The same towards another conversation, or another thread of the same one.
  public ConversationReference towards(String conversationId) {
    return new ConversationReference(
        activityId,
        user,
        bot,
        conversation.withId(conversationId),
        tenantId,
        channelId,
        serviceUrl,
        locale,
        place);
  }

  /// The host of the service URL, with the port that it names; whether requests may go there is not
  /// judged here. Two ports of a host are two services: one that is away says nothing of the other.
  ///
  /// @return empty text when the service URL names none
  public String serviceHost() {
    try {
      URI url = URI.create(serviceUrl);
      String host = Objects.requireNonNullElse(url.getHost(), "");
      return url.getPort() < 0 ? host : host + ":" + url.getPort();
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /// The Teams team that the conversation belongs to; null elsewhere.
  public @Nullable String teamId() {
    return placeId("team");
  }

  /// The Teams channel that the activity was about, whatever conversation it came in; null
  /// elsewhere.
  public @Nullable String teamsChannelId() {
    return placeId("channel");
  }

  private @Nullable String placeId(String name) {
    String id = place == null ? "" : place.path(name).path("id").asString("");
    return id.isEmpty() ? null : id;
  }

  /// Addresses an outgoing activity: the reference's channel, conversation, bot and user. The
  /// activity's own locale wins; a reply id is set only by who wants a real reply.
  public Activity address(Activity activity) {
    // One copy, not one for each member: this is done for every message that is sent.
    ObjectNode json = activity.json().deepCopy();
    between(json, bot, user);
    if (locale != null && activity.locale() == null) {
      json.put("locale", locale);
    }
    return new Activity(json);
  }

  /// The event activity that drives a proactive turn. It never leaves the process.
  public Activity continuation(String id) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", ActivityTypes.EVENT).put("name", "ContinueConversation").put("id", id);
    between(json, user, bot);
    if (locale != null) {
      json.put("locale", locale);
    }
    json.set("relatesTo", ReferenceJson.write(this));
    return new Activity(json);
  }

  /// The same reference with another service URL.
  public ConversationReference reachedBy(String otherServiceUrl) {
    return ReferenceJson.read(ReferenceJson.write(this).put("serviceUrl", otherServiceUrl));
  }

  private void between(
      ObjectNode json, @Nullable ChannelAccount from, @Nullable ChannelAccount recipient) {
    json.put("channelId", channelId).put("serviceUrl", serviceUrl);
    json.set("conversation", conversation.json());
    if (from != null) {
      json.set("from", from.json());
    }
    if (recipient != null) {
      json.set("recipient", recipient.json());
    }
  }

  /// Where the reference is filed.
  public ConversationKey key() {
    String botId = bot == null ? null : bot.id();
    return ConversationKey.of(botId, channelId, tenantId, conversation);
  }

  private static @Nullable String replyableId(Activity activity, String channelId) {
    boolean unusable =
        activity.type().equalsIgnoreCase(ActivityTypes.CONVERSATION_UPDATE)
            && CHANNELS_WITHOUT_UPDATE_IDS.contains(channelId);
    return unusable ? null : activity.id();
  }
}
