package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.fault.Latency;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.Ports;
import dev.herald.testing.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: a broker that is restarted under load loses nothing, shows nothing twice and keeps the
/// order.
@Tag("long")
class BrokerRestartIT {
  private static final int USERS = 20;
  private static final int CROWD = 150;
  private static final Map<String, Object> TEN_A_SECOND =
      Map.of("herald.pace.channels.directline.budget", "10/1s");

  @TempDir private Path directory;

  @Test
  void aBrokerThatIsRestartedUnderLoadLosesNothingShowsNothingTwiceAndKeepsTheOrder()
      throws Exception {
    int port = Ports.free();
    AtomicReference<KafkaBroker> broker = new AtomicReference<>(KafkaBroker.start(port, directory));
    try (Stack stack =
        Stack.on(
            on(broker, RedisServer.startDurable()),
            channel -> channel.latency(Latency.of(Duration.ofMillis(20), Duration.ofMillis(80))),
            Map.of())) {
      Crowd crowd = Crowd.joins(stack, USERS);
      crowd.keepTelling();
      crowd.awaitMore(USERS);

      broker.get().close();
      broker.set(KafkaBroker.start(port, directory));

      crowd.awaitMore(2 * USERS);
      crowd.stopTelling();
      crowd.awaitEnds();
      crowd.assertShownOnceInOrder();
      Events.await("no lag").until(() -> ConsumerGroup.senders(stack).lag() == 0);
    }
  }

  /// Whoever is shown something meanwhile is shown it again when the worker dies and Redis loses
  /// its data before Kafka is back.
  @Test
  void whileTheBrokerIsAway_nothingIsSentWhoseOutcomeCannotBeTold() throws Exception {
    int port = Ports.free();
    AtomicReference<KafkaBroker> broker = new AtomicReference<>(KafkaBroker.start(port, directory));
    try (Stack stack =
        Stack.on(on(broker, RedisServer.startDurable()), channel -> channel, TEN_A_SECOND)) {
      Crowd crowd = Crowd.joins(stack, CROWD);
      crowd.tell(CROWD);
      crowd.awaitMore(10);

      broker.get().close();
      int before = stack.channel().history().count();
      Events.await("nothing more to be shown").until(() -> standsStill(stack));

      assertThat(stack.channel().history().count() - before).isLessThan(30);
      broker.set(KafkaBroker.start(port, directory));
      crowd.awaitEnds();
      crowd.assertShownOnce();
    }
  }

  private static boolean standsStill(Stack stack) {
    int shown = stack.channel().history().count();
    try {
      Awaitility.await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(4))
          .until(() -> stack.channel().history().count() == shown);
      return true;
    } catch (ConditionTimeoutException _) {
      return false;
    }
  }

  private static Ground on(AtomicReference<KafkaBroker> broker, RedisServer redis) {
    return new Ground(
        broker.get().bootstrapServers(),
        redis.uri(),
        () -> {
          redis.close();
          broker.get().close();
        });
  }
}
