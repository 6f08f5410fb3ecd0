package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.LocalChannel;
import dev.herald.channel.history.History;
import dev.herald.channel.history.Shown;
import dev.herald.notification.Headers;
import dev.herald.notification.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Promise: what waits long for its channel waits where it keeps nobody out, and neither its order
/// nor itself is lost on the way, whoever sends it in the end. It waits for real, so it has no
/// place in every build.
@Tag("long")
class DetourIT {
  private static final Map<String, Object> SOON =
      Map.of(
          "herald.send.detour-after", "1s",
          "herald.send.first-backoff", "50ms",
          "herald.send.retry.normal.attempts", "100",
          "herald.breaker.open", "500ms",
          "herald.breaker.longest", "1s",
          "management.endpoint.prometheus.access", "read-only");

  @Test
  void aServiceThatIsAway_hasItsMessagesWaitOnATopicAndGetsThemInOrderFromTheNextWorker() {
    LocalChannel away = LocalChannel.builder().start();
    URI serviceUrl = away.serviceUrl();
    away.close();
    try (Stack stack = Stack.start(channel -> channel, SOON)) {
      User ada = User.joins("ada", stack.messagingEndpoint(), serviceUrl);
      User eve = stack.joins("eve");
      publish(stack, ada, 0, 20);
      awaitDetours(stack, eve, 20);

      stack.stopWorkers();
      publish(stack, ada, 20, 30);
      stack.startWorker();
      awaitDetours(stack, eve, 30);

      try (LocalChannel back = LocalChannel.builder().port(away.port()).start()) {
        await("all of them").until(() -> back.history().count() >= 30);
        publish(stack, ada, 30, 35);
        await("the rest").until(() -> back.history().count() >= 35);
        await("their ends").until(() -> delivered(stack, 0, 35));
        assertThat(texts(back.history(), ada)).isEqualTo(numbers(0, 35));
      }
    }
  }

  @Test
  void aConversationThatUsedUpItsLongWindow_waitsOnATopicAndKeepsItsOrderAndItsPace()
      throws Exception {
    Map<String, Object> settings = new HashMap<>(SOON);
    settings.put("herald.pace.channels.directline.windows", "4/12s");
    try (Stack stack = Stack.start(channel -> channel, settings)) {
      User ada = stack.joins("ada");
      publish(stack, ada, 0, 10);

      awaitDetours(stack, ada, 6);
      await("all of them").until(() -> delivered(stack, 0, 10));

      List<Shown> shown = stack.channel().history().shownIn(ada.conversation());
      assertThat(shown).extracting(Shown::text).isEqualTo(numbers(0, 10));
      for (int i = 4; i < shown.size(); i++) {
        assertThat(Duration.between(shown.get(i - 4).at(), shown.get(i).at()))
            .isGreaterThan(Duration.ofSeconds(12));
      }
      assertThat(told(stack, "herald_detours_departed_total")).isGreaterThanOrEqualTo(6);
      await("its end").until(() -> told(stack, "herald_detours_conversations") == 0);
    }
  }

  private static double told(Stack stack, String series) throws Exception {
    return Scrape.of(stack.worker(0)).of(series);
  }

  /// Somebody else gets through all the while: if nobody did, all would wait where they are.
  private static void awaitDetours(Stack stack, User other, int count) {
    int[] sent = {0};
    await(count + " on their detour")
        .until(() -> {
          if (!other.id().equals("ada")) {
            String id = "other-%d-%d".formatted(count, sent[0]++);
            stack.notifications().publish(other.id(), Events.text(id, other, id));
          }
          return detours(stack) >= count;
        });
  }

  /// Deliveries that are or were on a detour, however often.
  private static long detours(Stack stack) {
    return List.of("10s", "1m", "10m", "1h").stream()
        .flatMap(tier -> stack.topic(Topics.delays(tier)).read().stream())
        .filter(each -> each.headers().lastHeader(Headers.DETOUR) != null)
        .map(each -> Arrays.hashCode(each.value()))
        .distinct()
        .count();
  }

  private static void publish(Stack stack, User to, int from, int end) {
    for (int i = from; i < end; i++) {
      stack.notifications().publish(to.id(), Events.text("event-" + i, to, "" + i));
    }
  }

  private static boolean delivered(Stack stack, int from, int end) {
    Outcomes outcomes = stack.outcomes();
    return IntStream.range(from, end)
        .allMatch(i -> outcomes.of("event-" + i).contains("delivered"));
  }

  private static List<String> texts(History history, User of) {
    return history.shownIn(of.conversation()).stream().map(Shown::text).toList();
  }

  private static List<String> numbers(int from, int end) {
    return IntStream.range(from, end).mapToObj(Integer::toString).toList();
  }

  private static ConditionFactory await(String what) {
    return Awaitility.await(what)
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200));
  }
}
