package dev.herald.guarantee;

import dev.herald.channel.fault.Latency;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.Ports;
import dev.herald.testing.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: a broker that is restarted under load loses nothing, shows nothing twice and keeps the
/// order.
@Tag("fault")
class BrokerRestartIT {
  private static final int USERS = 20;

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
