package dev.herald.gateway.messages;

import dev.herald.activity.Activity;
import dev.herald.conversation.ConversationReference;
import dev.herald.notification.schema.Problem;
import java.util.List;

/// What reading an activity came to.
sealed interface ReadActivity {

  /// A turn can be run about it.
  record Valid(Activity activity, ConversationReference reference) implements ReadActivity {}

  /// It is no activity.
  record Invalid(List<Problem> problems) implements ReadActivity {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
