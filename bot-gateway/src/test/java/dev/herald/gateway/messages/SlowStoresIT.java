package dev.herald.gateway.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import dev.herald.testing.KafkaBroker;
import dev.herald.testing.Ports;
import dev.herald.testing.RedisServer;
import dev.herald.testing.SlowLink;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Channels give up soon and ask for an answer within a second; a slow store makes them come again,
/// and loses nothing.
@Tag("long")
class SlowStoresIT {
  private static final int USERS = 200;
  private static final String ANSWER = "--herald.gateway.messages.answer=700ms";
  private static final Duration DUE = Duration.ofSeconds(1);

  @TempDir private Path directory;

  private record Answered(String user, int status, Duration after) {}

  @Test
  void kafkaTakesASecondForEverything() throws Exception {
    int port = Ports.free();
    try (SlowLink link = SlowLink.to(port);
        KafkaBroker broker = KafkaBroker.startBehind(link, port, directory);
        Gateway gateway = Gateway.on(broker, RedisServer.startDurable(), ANSWER)) {
      assertPunctual(gateway, link, Duration.ofSeconds(1));
    }
  }

  @Test
  void redisTakesAFifthOfASecondForEverything() throws Exception {
    RedisServer redis = RedisServer.startDurable();
    try (SlowLink link = SlowLink.to(URI.create(redis.uri()).getPort());
        Gateway gateway =
            Gateway.on(
                KafkaBroker.start(),
                redis,
                ANSWER,
                "--herald.redis.url=redis://127.0.0.1:" + link.port(),
                "--herald.redis.connections=256")) {
      assertPunctual(gateway, link, Duration.ofMillis(200));
    }
  }

  private static void assertPunctual(Gateway gateway, SlowLink link, Duration delay)
      throws Exception {
    warmUp(gateway);
    link.delay(delay);
    Set<String> waiting = users("slow-");
    List<Answered> answers = post(gateway, waiting);
    List<Duration> after = answers.stream().map(Answered::after).sorted().toList();

    assertThat(after.get(USERS * 99 / 100)).isLessThan(DUE);
    assertThat(answers).extracting(Answered::status).containsOnly(503);

    Gateway.await("every turn over").until(() -> comeAgain(gateway, waiting).isEmpty());
    link.delay(Duration.ZERO);
    assertThat(users("slow-"))
        .allSatisfy(user -> assertThat(gateway.store().named(user)).hasSize(1));
    assertThat(repliedTo(gateway)).hasSize(USERS);
  }

  /// The replies to them, each once: one that is published again has the same id, and is shown
  /// once.
  private static Set<String> repliedTo(Gateway gateway) {
    return gateway.events().stream()
        .filter(event -> event.at("/to/conversation").asString("").startsWith("slow-"))
        .map(event -> event.path("id").asString())
        .collect(Collectors.toSet());
  }

  /// A JVM that has just begun is slow by itself.
  private static void warmUp(Gateway gateway) throws Exception {
    for (int i = 0; i < 10; i++) {
      post(gateway, users("warm-" + i + "-"));
    }
  }

  private static Set<String> users(String prefix) {
    return IntStream.range(0, USERS).mapToObj(i -> prefix + i).collect(Collectors.toSet());
  }

  /// Posts once more what was not answered 200, as a channel does.
  private static Set<String> comeAgain(Gateway gateway, Set<String> waiting) throws Exception {
    post(gateway, waiting).stream()
        .filter(each -> each.status() == 200)
        .map(Answered::user)
        .forEach(waiting::remove);
    return waiting;
  }

  private static List<Answered> post(Gateway gateway, Set<String> users)
      throws InterruptedException, ExecutionException {
    try (ExecutorService channel = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answered>> posts =
          users.stream().map(user -> channel.submit(() -> post(gateway, user))).toList();
      List<Answered> answers = new ArrayList<>();
      for (Future<Answered> each : posts) {
        answers.add(each.get());
      }
      return answers;
    }
  }

  private static Answered post(Gateway gateway, String user) {
    Instant begin = Instant.now();
    int status =
        gateway.postActivity(Activities.message(user, "m", Instant.EPOCH, "")).statusCode();
    return new Answered(user, status, Duration.between(begin, Instant.now()));
  }
}
