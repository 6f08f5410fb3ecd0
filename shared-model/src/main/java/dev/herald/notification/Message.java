package dev.herald.notification;

import dev.herald.activity.TextFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What is shown.
public sealed interface Message {

  /// Text, a card, or both; both become two activities, since Teams splits one that holds both and
  /// then names neither.
  ///
  /// @param card an Adaptive Card object
  /// @param summary the toast or feed line of a message that is a card alone
  /// @param locale BCP-47 tag; null means the recipient's
  /// @param alert whether Teams shows it in the activity feed
  record Content(
      @Nullable String text,
      TextFormat format,
      @Nullable ObjectNode card,
      @Nullable String summary,
      @Nullable String locale,
      boolean alert)
      implements Message {

    public static Content text(String text) {
      return new Content(text, TextFormat.PLAIN, null, null, null, false);
    }
  }

  /// A whole activity, sent as it is but for its addressing.
  record Whole(ObjectNode activity) implements Message {}
}
