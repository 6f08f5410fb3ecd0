package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A replay whose only record goes to everybody can be steered while it goes through them.
@Tag("long")
class AudienceReplayIT {
  private static final int MEMBERS = 60;

  private static Stack stack;
  private static Operator operator;

  @BeforeAll
  static void start() {
    Map<String, Object> settings = new HashMap<>(Operator.settings());
    stack = Stack.start(UnaryOperator.identity(), settings);
    operator = new Operator(stack);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void anAudienceThatIsHalfwayReplayed_pausesAndGoesOn() {
    List<User> users =
        IntStream.range(0, MEMBERS).mapToObj(i -> stack.joins("member-" + i)).toList();
    stack.notifications().publish("all", toEverybody("news"));
    Events.await("the first time").until(() -> shown(users, 1));
    String plan =
        operator
            .runs("replay", "plan", "--from", "-1h", "--force", "--reason", "wrong card")
            .json()
            .path("id")
            .asString();

    operator.runs("replay", "apply", plan, "--rate", "5");
    Events.await("some").until(() -> times(users) > MEMBERS + 5);
    operator.runs("replay", "pause", plan);
    Events.await("the pause").until(() -> status(plan).path("state").asString().equals("paused"));
    assertThat(times(users)).isLessThan(2 * MEMBERS);

    operator.runs("replay", "rate", plan, "1000");
    operator.runs("replay", "resume", plan);
    Events.await("its end").until(() -> status(plan).path("over").asBoolean());
    assertThat(shown(users, 2)).isTrue();
    assertThat(status(plan).path("published").asInt()).isEqualTo(MEMBERS);
  }

  private static String toEverybody(String id) {
    return "{\"id\":\"%s\",\"to\":{\"audience\":\"everyone\"},\"message\":{\"text\":\"%s\"}}"
        .formatted(id, id);
  }

  private static JsonNode status(String plan) {
    return operator.runs("replay", "status", plan).json();
  }

  private static boolean shown(List<User> users, int times) {
    return users.stream().allMatch(each -> shown(each) == times);
  }

  private static int times(List<User> users) {
    return users.stream().mapToInt(AudienceReplayIT::shown).sum();
  }

  private static int shown(User user) {
    return stack.channel().history().shownIn(user.conversation()).size();
  }
}
