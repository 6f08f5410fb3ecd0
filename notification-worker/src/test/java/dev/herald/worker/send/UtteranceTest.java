package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.Activity;
import dev.herald.activity.TextFormat;
import dev.herald.conversation.References;
import dev.herald.turn.ActivitySink;
import dev.herald.turn.BotAdapter;
import dev.herald.turn.SendOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What one turn says of a delivery, and what it remembers of it.
class UtteranceTest {
  private static final SendOutcome LATER = new SendOutcome.Later("Throttled", null);

  private final List<String> said = new ArrayList<>();
  private final List<List<String>> progress = new ArrayList<>();

  @Test
  void activities_areSaidInOrderAndProgressIsToldOnlyWhileMoreFollow() {
    Utterance.Result result = speak(List.of(), delivered("1"), delivered("2"), delivered("3"));

    assertThat(said).containsExactly("one", "two", "three");
    assertThat(progress).containsExactly(List.of("1"), List.of("1", "2"));
    assertThat(result.sent()).containsExactly("1", "2", "3");
    assertThat(result.last()).isEqualTo(delivered("3"));
  }

  @Test
  void activitiesTakenBefore_areNotSaidAgain() {
    Utterance.Result result = speak(List.of("1"), delivered("2"), delivered("3"));

    assertThat(said).containsExactly("two", "three");
    assertThat(progress).containsExactly(List.of("1", "2"));
    assertThat(result.sent()).containsExactly("1", "2", "3");
  }

  @Test
  void firstActivityThatIsNotTaken_endsTheTurn() {
    Utterance.Result result = speak(List.of(), delivered("1"), LATER);

    assertThat(said).containsExactly("one", "two");
    assertThat(progress).containsExactly(List.of("1"));
    assertThat(result).isEqualTo(new Utterance.Result(List.of("1"), LATER));
  }

  @Test
  void refusedFirstActivity_tellsNoProgress() {
    SendOutcome refused = new SendOutcome.Refused(403, "BotNotInConversationRoster");

    assertThat(speak(List.of(), refused)).isEqualTo(new Utterance.Result(List.of(), refused));
    assertThat(progress).isEmpty();
  }

  @Test
  void activityWithoutAnId_countsAsTakenButIsNotNamed() {
    Utterance.Result first =
        speak(List.of(), new SendOutcome.Delivered(null), delivered("2"), LATER);

    assertThat(first.sent()).containsExactly("", "2");
    assertThat(first.ids()).containsExactly("2");

    said.clear();
    speak(first.sent(), delivered("3"));
    assertThat(said).containsExactly("three");
  }

  @Test
  void everythingTakenBefore_isDeliveredWithoutSayingAnything() {
    Utterance.Result result = speak(List.of("1", "2", "3"));

    assertThat(said).isEmpty();
    assertThat(result.last()).isEqualTo(new SendOutcome.Delivered(null));
    assertThat(result.ids()).containsExactly("1", "2", "3");
  }

  @Test
  void turnThatAMiddlewareEnds_hasNoResult() {
    Utterance utterance = utterance(List.of());
    BotAdapter silent = new BotAdapter(List.of((turn, next) -> {}));

    silent.continueConversation(
        References.personal("29:ann", "a:1").reference(), "d", sink(), utterance);

    assertThat(utterance.result()).isNull();
  }

  private Utterance.Result speak(List<String> sentBefore, SendOutcome... answers) {
    Utterance utterance = utterance(sentBefore);
    new BotAdapter(List.of())
        .continueConversation(
            References.personal("29:ann", "a:1").reference(), "d", sink(answers), utterance);
    return Objects.requireNonNull(utterance.result());
  }

  private Utterance utterance(List<String> sentBefore) {
    List<Activity> activities = List.of(message("one"), message("two"), message("three"));
    return new Utterance(activities, sentBefore, progress::add);
  }

  private ActivitySink sink(SendOutcome... answers) {
    Deque<SendOutcome> left = new ArrayDeque<>(List.of(answers));
    return (_, activity) -> {
      said.add(activity.json().path("text").asString());
      return left.remove();
    };
  }

  private static Activity message(String text) {
    return Activity.message(text, TextFormat.PLAIN);
  }

  private static SendOutcome delivered(String id) {
    return new SendOutcome.Delivered(id);
  }
}
