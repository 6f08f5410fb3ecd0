package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.channel.history.Asked;
import dev.herald.channel.history.Attempt;
import dev.herald.channel.history.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Promise: what an operator orders of one worker all of them do within two seconds, and those that
/// start later too.
@Tag("long")
@Timeout(180)
class PauseIT {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration BETWEEN_EVENTS = Duration.ofMillis(20);
  private static final String SENT = "herald_send_latency_seconds_count";

  private final AtomicBoolean isOver = new AtomicBoolean();
  private final List<String> published = new ArrayList<>();
  private Stack stack;
  private Operator operator;

  @BeforeEach
  void start() {
    Map<String, Object> settings = new HashMap<>(Operator.settings());
    settings.put("management.endpoint.prometheus.access", "read-only");
    stack = Stack.start(UnaryOperator.identity(), settings);
    stack.startWorker();
    operator = new Operator(stack, 0);
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void aPauseThatOneWorkerIsTold_stopsTheOtherInTwoSecondsAndOutlivesIt() throws Exception {
    List<User> users = IntStream.range(0, 24).mapToObj(i -> stack.joins("user-" + i)).toList();
    Thread traffic = Thread.ofVirtual().start(() -> publish(users));
    Events.await("both workers to send").until(() -> sent(0) > 10 && sent(1) > 10);

    Instant paused = Instant.now();
    assertThat(operator.runs("pause", "all", "--reason", "a test").exitCode()).isZero();
    Events.await("the time that it may take").until(() -> Instant.now().isAfter(paused.plus(SOON)));
    awaitAccepted(100);
    assertThat(begun()).noneMatch(at -> at.isAfter(paused.plus(SOON)));

    stack.stopWorker(1);
    stack.startWorker();
    awaitAccepted(100);
    assertThat(begun()).noneMatch(at -> at.isAfter(paused.plus(SOON)));

    int before = begun().size();
    Instant resumed = Instant.now();
    assertThat(new Operator(stack, 1).runs("resume", "all").exitCode()).isZero();
    Events.await("both to send again")
        .until(() -> begun().size() > before && sent(0) > 10 && sent(1) > 10);
    assertThat(begun().get(before)).isBefore(resumed.plus(SOON));
    isOver.set(true);
    traffic.join();
    awaitAllDelivered();
  }

  private void publish(List<User> users) {
    for (int i = 0; !isOver.get(); i++) {
      User user = users.get(i % users.size());
      String event = "event-" + i;
      stack.notifications().publish(user.id(), Events.text(event, user, event));
      synchronized (published) {
        published.add(event);
      }
      LockSupport.parkNanos(BETWEEN_EVENTS.toNanos());
    }
  }

  /// Waits until as many events more were planned.
  private void awaitAccepted(int more) {
    long before = stack.outcomes().count("accepted");
    Events.await(more + " events more")
        .until(() -> stack.outcomes().count("accepted") >= before + more);
  }

  private void awaitAllDelivered() {
    Events.await("all").until(() -> stack.outcomes().count("delivered") == published.size());
    assertThat(stack.channel().history().shown())
        .extracting(Shown::text)
        .containsExactlyInAnyOrderElementsOf(published);
  }

  /// When requests came in at the channel.
  private List<Instant> begun() {
    return stack.channel().history().attempts().stream()
        .map(Attempt::asked)
        .map(Asked::at)
        .sorted()
        .toList();
  }

  private double sent(int worker) throws Exception {
    return Scrape.of(stack.worker(worker)).of(SENT);
  }
}
