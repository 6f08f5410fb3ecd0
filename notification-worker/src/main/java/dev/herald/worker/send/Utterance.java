package dev.herald.worker.send;

import dev.herald.activity.Activity;
import dev.herald.turn.SendOutcome;
import dev.herald.turn.TurnContext;
import dev.herald.turn.TurnHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The callback of a proactive turn: says what is left to say of a delivery, one activity after the
/// other, and stops at the first that the channel does not take. Belongs to the thread of the turn.
final class Utterance implements TurnHandler {
  private final List<Activity> activities;
  private final Consumer<List<String>> progress;
  private final List<String> sent;
  private @Nullable SendOutcome last;

  /// Makes an utterance.
  ///
  /// @param sentBefore ids of the activities that the channel took in earlier attempts
  /// @param progress told the ids so far whenever one was taken and more follow
  Utterance(List<Activity> activities, List<String> sentBefore, Consumer<List<String>> progress) {
    this.activities = activities;
    this.sent = new ArrayList<>(sentBefore);
    this.progress = progress;
  }

  /// How it went.
  ///
  /// @param sent ids of the activities taken so far, empty text where the channel named none
  /// @param last the answer to the last one tried
  record Result(List<String> sent, SendOutcome last) {
    /// The ids that the channel named.
    List<String> ids() {
      return sent.stream().filter(id -> !id.isEmpty()).toList();
    }
  }

  @Override
  public void onTurn(TurnContext turn) {
    for (Activity activity : activities.subList(sent.size(), activities.size())) {
      last = turn.send(activity);
      if (!(last instanceof SendOutcome.Delivered(String id))) {
        return;
      }
      sent.add(Objects.requireNonNullElse(id, ""));
      if (sent.size() < activities.size()) {
        progress.accept(List.copyOf(sent));
      }
    }
  }

  /// How it went; null when the turn never got to speak, because a middleware ended it.
  @Nullable Result result() {
    if (last == null && sent.size() == activities.size()) {
      return new Result(sent, new SendOutcome.Delivered(null));
    }
    return last == null ? null : new Result(sent, last);
  }
}
