package dev.herald.activity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One activity of the Bot Connector protocol, a typed view over its JSON tree.
///
/// The tree is the truth: unknown members, number precision and timestamps survive as they came.
/// Treat it as immutable; [#with] answers a changed copy.
public record Activity(ObjectNode json) {

  /// A message whose text is shown as `format` says. The format is always explicit, since the
  /// specification and the schema name different defaults.
  public static Activity message(String text, TextFormat format) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", ActivityTypes.MESSAGE).put("text", text).put("textFormat", format.wireName());
    return new Activity(json);
  }

  public static Activity ofType(String type) {
    return new Activity(JsonNodeFactory.instance.objectNode().put("type", type));
  }

  /// The type; empty when the sender left it out, which no known type equals.
  public String type() {
    return Objects.requireNonNullElse(Json.text(json, "type"), "");
  }

  public boolean isType(String type) {
    return type().equals(type);
  }

  public @Nullable String id() {
    return text("id");
  }

  public @Nullable String channelId() {
    return text("channelId");
  }

  public @Nullable String serviceUrl() {
    return text("serviceUrl");
  }

  public @Nullable String locale() {
    return text("locale");
  }

  /// The string member of that name; null when absent, empty or not a string.
  public @Nullable String text(String name) {
    return Json.text(json, name);
  }

  /// The channel's clock when the activity happened; null when absent or unreadable.
  public @Nullable Instant timestamp() {
    String text = text("timestamp");
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  public @Nullable ChannelAccount from() {
    ObjectNode account = Json.object(json, "from");
    return account == null ? null : new ChannelAccount(account);
  }

  public @Nullable ChannelAccount recipient() {
    ObjectNode account = Json.object(json, "recipient");
    return account == null ? null : new ChannelAccount(account);
  }

  public @Nullable ConversationAccount conversation() {
    ObjectNode account = Json.object(json, "conversation");
    return account == null ? null : new ConversationAccount(account);
  }

  /// The members that this conversationUpdate adds, empty for every other activity.
  public List<ChannelAccount> membersAdded() {
    return accounts("membersAdded");
  }

  /// The members that this conversationUpdate removes, empty for every other activity.
  public List<ChannelAccount> membersRemoved() {
    return accounts("membersRemoved");
  }

  /// The tenant: of the conversation, else of Teams' `channelData.tenant`; null outside Teams.
  public @Nullable String tenantId() {
    ConversationAccount conversation = conversation();
    String tenant = conversation == null ? null : conversation.tenantId();
    return tenant != null ? tenant : Json.text(json.path("channelData").path("tenant"), "id");
  }

  /// Whether the sender waits for the replies in the HTTP answer.
  public boolean expectsReplies() {
    return "expectReplies".equals(text("deliveryMode"));
  }

  /// Whether what the bot makes of it is the HTTP answer itself.
  public boolean answersInBody() {
    return expectsReplies() || isType(ActivityTypes.INVOKE);
  }

  public Activity with(String name, String value) {
    return with(name, JsonNodeFactory.instance.stringNode(value));
  }

  /// A copy in which that member is `value`.
  public Activity with(String name, JsonNode value) {
    ObjectNode copy = json.deepCopy();
    copy.set(name, value);
    return new Activity(copy);
  }

  private List<ChannelAccount> accounts(String name) {
    return json.path(name)
        .valueStream()
        .filter(ObjectNode.class::isInstance)
        .map(member -> new ChannelAccount((ObjectNode) member))
        .toList();
  }
}
