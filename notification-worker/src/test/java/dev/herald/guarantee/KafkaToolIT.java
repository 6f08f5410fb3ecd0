package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Promise: whoever resets the workers' groups by Kafka's own tool has nothing shown twice that the
/// ledger knows as sent, and everything shown that it does not.
@Timeout(120)
@Tag("long")
class KafkaToolIT {
  private static final int EVENTS = 24;
  private static final int HELD = 8;
  private static final String[] DELIVERIES = {
    "--group", "herald-send", "--topic", "deliveries.urgent",
    "--topic", "deliveries.normal", "--topic", "deliveries.bulk",
  };
  private static final String[] NOTIFICATIONS = {
    "--group", "herald-plan", "--topic", "notifications"
  };

  private static Stack stack;
  private static Crowd crowd;
  private static Instant before;

  @BeforeAll
  static void start() {
    stack = Operator.stack();
    crowd = Crowd.joins(stack, 4);
    crowd.tell(EVENTS);
    crowd.awaitEnds();
    before = Instant.now();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void toEarliest_showsWhatWasNotSentAndNothingElse() throws Exception {
    judge(EVENTS, "--to-earliest");
  }

  @Test
  void toAnOffset_showsWhatWasNotSentAndNothingElse() throws Exception {
    judge(1, "--to-offset", "1");
  }

  @Test
  void toATime_showsWhatWasNotSentAndNothingElse() throws Exception {
    String time =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS")
            .withZone(ZoneOffset.UTC)
            .format(before);
    judge(EVENTS + HELD, "--to-datetime", time);
  }

  /// Some is delivered, some is planned and not sent, some is not even planned when the groups are
  /// moved.
  ///
  /// @param again at least so many deliveries are read once more
  private static void judge(int again, String... where) throws Exception {
    crowd.tell(EVENTS);
    crowd.awaitEnds();
    int delivered = stack.channel().history().count();
    new Operator(stack).runs("pause", "all", "--reason", "a drill");
    crowd.tell(HELD);
    Events.await("all to be planned").until(() -> ConsumerGroup.planners(stack).lag() == 0);
    stack.stopWorkers();
    crowd.tell(HELD);

    GroupTool tool = new GroupTool(stack.bootstrapServers());
    tool.resets(both(NOTIFICATIONS, where));
    tool.resets(both(DELIVERIES, where));
    assertThat(ConsumerGroup.senders(stack).lag()).isGreaterThanOrEqualTo(again);
    assertThat(stack.channel().history().count()).isEqualTo(delivered);

    stack.startWorker();
    new Operator(stack).runs("resume", "all");
    crowd.awaitEnds();
    Events.await("all to be planned again").until(() -> ConsumerGroup.planners(stack).lag() == 0);
    Events.await("all to be read again").until(() -> ConsumerGroup.senders(stack).lag() == 0);
    crowd.assertShownOnceInOrder();
  }

  private static String[] both(String[] group, String... where) {
    return Stream.of(List.of(group), List.of(where)).flatMap(List::stream).toArray(String[]::new);
  }
}
