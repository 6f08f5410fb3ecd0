package dev.herald.conversation;

import dev.herald.activity.ConversationAccount;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The identity of a conversation: which bot, on which channel, in which tenant, which
/// conversation.
///
/// A thread of a Teams channel (`;messageid=`) is the same conversation as its channel: limits,
/// order and life cycle belong to the channel. Where a channel names no bot or tenant, that part is
/// empty. [#toString] is the Kafka key of the conversation's deliveries.
public final class ConversationKey {
  private static final String SEPARATOR = "/";
  private static final String THREAD_MARK = ";messageid=";

  private final String bot;
  private final String channel;
  private final String tenant;
  private final String conversation;

  // Made when first asked for, since a delivery is named by it again and again; whichever thread
  // makes it, it is the same.
  private @Nullable String scope;
  private @Nullable String text;

  public ConversationKey(String bot, String channel, String tenant, String conversation) {
    this.bot = bot;
    this.channel = channel;
    this.tenant = tenant;
    this.conversation = conversation;
  }

  static ConversationKey of(
      @Nullable String bot,
      String channel,
      @Nullable String tenant,
      ConversationAccount conversation) {
    return new ConversationKey(
        Objects.requireNonNullElse(bot, ""),
        channel,
        Objects.requireNonNullElse(tenant, ""),
        withoutThread(Objects.requireNonNullElse(conversation.id(), "")));
  }

  /// Reads what [#toString] wrote.
  ///
  /// @throws IllegalArgumentException when it is not four parts
  public static ConversationKey parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("not a conversation key: " + parts.length + " parts");
    }
    return new ConversationKey(
        decode(parts[0]), decode(parts[1]), decode(parts[2]), decode(parts[3]));
  }

  /// A conversation id without the thread it may point into.
  public static String withoutThread(String conversationId) {
    int mark = conversationId.indexOf(THREAD_MARK);
    return mark < 0 ? conversationId : conversationId.substring(0, mark);
  }

  public String bot() {
    return bot;
  }

  public String channel() {
    return channel;
  }

  public String tenant() {
    return tenant;
  }

  public String conversation() {
    return conversation;
  }

  /// Everything but the conversation itself: `bot/channel/tenant`.
  public String scope() {
    String known = scope;
    if (known == null) {
      known = encode(bot) + SEPARATOR + encode(channel) + SEPARATOR + encode(tenant);
      scope = known;
    }
    return known;
  }

  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      known = scope() + SEPARATOR + encode(conversation);
      text = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConversationKey key
        && conversation.equals(key.conversation)
        && bot.equals(key.bot)
        && channel.equals(key.channel)
        && tenant.equals(key.tenant);
  }

  @Override
  public int hashCode() {
    return Objects.hash(bot, channel, tenant, conversation);
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  private static String decode(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }
}
