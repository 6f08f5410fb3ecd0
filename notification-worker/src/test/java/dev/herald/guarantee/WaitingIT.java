package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.history.Shown;
import dev.herald.conversation.ConversationKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Promise: what waits for its time is shown, whoever comes or goes meanwhile.
@Tag("fault")
class WaitingIT {
  private static final int USERS = 60;
  private static final int PARTITIONS = 6;
  private static final int WAITING = 80;
  private static final int BURST = 600;

  @Test
  void deliveriesThatWaitWhenAnotherWorkerLeavesAreNotStuck() {
    try (Stack stack = Stack.start()) {
      stack.startWorker();
      List<User> users = IntStream.range(0, USERS).mapToObj(i -> stack.joins("user-" + i)).toList();
      Instant due = Instant.now().plusSeconds(12);
      for (User user : users) {
        stack
            .notifications()
            .publish(user.id(), Events.with(user.id(), user, "due", Events.time("notBefore", due)));
      }
      Events.await("all to wait").until(() -> stack.outcomes().count("deferred") == USERS);

      stack.stopWorker(1);

      Events.await("every event's end").until(() -> stack.outcomes().count("delivered") == USERS);
      assertThat(users)
          .allSatisfy(user ->
              assertThat(stack.channel().history().shownIn(user.conversation()))
                  .singleElement()
                  .extracting(Shown::at)
                  .matches(at -> at.isAfter(due) && at.isBefore(due.plusSeconds(3))));
    }
  }

  /// In some partitions there is always one that waits, in the others more than a poll takes are
  /// over.
  @Test
  void whatIsOverInOnePartitionDoesNotKeepItFromBeingReadWhileAnotherWaits() {
    try (Stack stack = Stack.start()) {
      List<User> users = IntStream.range(0, USERS).mapToObj(i -> stack.joins("user-" + i)).toList();
      List<User> calm = users.stream().filter(WaitingIT::isInFirstHalf).toList();
      List<User> busy = users.stream().filter(user -> !isInFirstHalf(user)).toList();
      Instant soon = Instant.now().plusSeconds(6);
      for (int i = 0; i < WAITING; i++) {
        wait(stack, one(calm, i), "later-" + i, soon.plusMillis(500L * i));
      }
      for (int i = 0; i < BURST; i++) {
        wait(stack, one(busy, i), "burst-" + i, soon);
      }
      Events.await("the burst").until(() -> shown(stack, "burst-").size() == BURST);

      Instant due = Instant.now().plusSeconds(2);
      busy.forEach(user -> wait(stack, user, "new-" + user.id(), due));

      Events.await("what is new").until(() -> shown(stack, "new-").size() == busy.size());
      assertThat(shown(stack, "new-"))
          .allSatisfy(each -> assertThat(each.at()).isBefore(due.plusSeconds(3)));
    }
  }

  private static boolean isInFirstHalf(User user) {
    ConversationKey key = new ConversationKey("herald", "directline", "", user.conversation());
    int hash = Utils.murmur2(key.toString().getBytes(StandardCharsets.UTF_8));
    return Utils.toPositive(hash) % PARTITIONS < PARTITIONS / 2;
  }

  private static User one(List<User> users, int number) {
    return users.get(number % users.size());
  }

  private static List<Shown> shown(Stack stack, String prefix) {
    return stack.channel().history().shown().stream()
        .filter(each -> each.text().startsWith(prefix))
        .toList();
  }

  private static void wait(Stack stack, User user, String id, Instant due) {
    stack
        .notifications()
        .publish(user.id(), Events.with(id, user, id, Events.time("notBefore", due)));
  }
}
