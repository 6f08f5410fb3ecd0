package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.history.Shown;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Promise: what waits for its time is shown, whoever comes or goes meanwhile.
@Tag("long")
class WaitingIT {
  private static final int USERS = 60;

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
}
