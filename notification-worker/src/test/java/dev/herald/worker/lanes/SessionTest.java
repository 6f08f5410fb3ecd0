package dev.herald.worker.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.notification.Priority;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The owner's side of the engine against a consumer that rebalances when the test says so.
class SessionTest {
  private static final TopicPartition NORMAL = new TopicPartition("normal", 0);
  private static final TopicPartition OTHER = new TopicPartition("normal", 1);
  private static final TopicPartition BULK = new TopicPartition("bulk", 0);
  private static final TopicPartition URGENT = new TopicPartition("urgent", 0);

  private final RefusingConsumer consumer = new RefusingConsumer();
  private final List<Long> begun = new ArrayList<>();
  private final Rig rig =
      new Rig(source -> {
        begun.add(source.offset());
        return _ -> Progress.DONE;
      });
  private final Session session = new Session(consumer, rig.shared());

  @BeforeEach
  void begin() {
    session.begin();
    Map<TopicPartition, Long> beginnings = new HashMap<>();
    for (TopicPartition each : List.of(NORMAL, OTHER, BULK, URGENT)) {
      beginnings.put(each, 0L);
    }
    consumer.updateBeginningOffsets(beginnings);
    consumer.rebalance(List.of(NORMAL, OTHER, BULK, URGENT));
  }

  @Test
  void whatIsOverBehindAnOpenRecordIsNotCommittedBeforeThatOneIs() {
    arrives(NORMAL, 0, "b/c/t/1");
    arrives(NORMAL, 1, "b/c/t/2");
    session.round();

    rig.end(1);
    commit();
    assertThat(committed(NORMAL)).isZero();

    rig.end(0);
    commit();
    assertThat(committed(NORMAL)).isEqualTo(2);
  }

  @Test
  void offsetsThatNeverComeHoldNothingUp() {
    arrives(NORMAL, 3, "b/c/t/1");
    arrives(NORMAL, 9, "b/c/t/2");
    session.round();

    rig.end(0);
    commit();
    assertThat(committed(NORMAL)).isEqualTo(9);
    rig.end(0);
    commit();
    assertThat(committed(NORMAL)).isEqualTo(10);
  }

  @Test
  void aRevokedPartitionIsCommittedAsFarAsItIsOverAndWhatComesBackLateTouchesNothing() {
    arrives(NORMAL, 0, "b/c/t/1");
    arrives(NORMAL, 1, "b/c/t/2");
    arrives(NORMAL, 2, "b/c/t/2");
    session.round();
    rig.end(0);
    Step late = rig.underWay.getFirst();

    consumer.rebalance(List.of(OTHER));

    assertThat(consumer.committedAtLast(NORMAL)).isEqualTo(1);
    assertThat(late.isHeld()).isFalse();
    consumer.rebalance(List.of(NORMAL, OTHER));
    arrives(NORMAL, 1, "b/c/t/2");
    session.round();
    assertThat(rig.underWay).as("one step at a time, the late one included").hasSize(1);
    rig.end(0);
    commit();
    assertThat(committed(NORMAL)).as("the late one completes nothing").isEqualTo(1);
    rig.end(0);
    commit();
    assertThat(committed(NORMAL)).isEqualTo(2);
  }

  @Test
  void aRevokedPartitionWaitsForWhatIsUnderWay() {
    arrives(NORMAL, 0, "b/c/t/1");
    session.round();
    Step step = rig.underWay.removeFirst();
    Thread.ofVirtual().start(step);

    consumer.rebalance(List.of(OTHER));

    assertThat(consumer.committedAtLast(NORMAL)).isEqualTo(1);
  }

  @Test
  void aLostPartitionIsNotCommittedAndNoneOfItBegins() {
    arrives(NORMAL, 0, "b/c/t/1");
    arrives(NORMAL, 1, "b/c/t/1");
    session.round();

    session.abandon();
    rig.end(0);

    assertThat(rig.underWay).isEmpty();
    assertThat(consumer.commits).isZero();
    assertThat(rig.lanes.size()).isZero();
  }

  @Test
  void aPartitionThatWentBackIsTakenUpAgainFromThere() {
    for (int i = 0; i < 5; i++) {
      arrives(NORMAL, i, "b/c/t/" + i);
    }
    session.round();
    rig.endAll();
    commit();
    assertThat(committed(NORMAL)).isEqualTo(5);

    consumer.seek(NORMAL, 2);
    arrives(NORMAL, 2, "b/c/t/2");
    session.round();
    rig.endAll();
    commit();

    assertThat(begun).containsExactly(0L, 1L, 2L, 3L, 4L, 2L);
    assertThat(committed(NORMAL)).isEqualTo(3);
  }

  @Test
  void aBacklogOfBulkIsPausedAlsoAfterARebalanceAndUrgentComesIn() {
    for (int i = 0; i < Rig.BOUNDS.records(); i++) {
      arrives(BULK, i, "b/c/t/" + i);
    }
    session.round();
    session.round();
    assertThat(consumer.paused()).containsExactly(BULK);

    consumer.rebalance(List.of(NORMAL, URGENT, BULK));
    consumer.resume(List.of(BULK));
    session.round();
    assertThat(consumer.paused()).containsExactly(BULK);

    arrives(URGENT, 0, "b/c/t/urgent");
    session.round();
    assertThat(rig.underWay).extracting(step -> step.entry.priority).contains(Priority.URGENT);

    rig.endAll();
    session.round();
    assertThat(consumer.paused()).isEmpty();
  }

  @Test
  void aConversationWhoseLaneIsTooLongStopsItsPartitionAlone() {
    for (int i = 0; i < Rig.BOUNDS.laneDepth(); i++) {
      arrives(NORMAL, i, "b/c/t/hot");
    }
    session.round();
    session.round();
    assertThat(consumer.paused()).containsExactly(NORMAL);

    rig.endAll();
    session.round();
    assertThat(consumer.paused()).isEmpty();
  }

  @Test
  void aCommitThatFailsIsMadeUpForByTheNext() {
    consumer.refuse = new RebalanceInProgressException("in between");
    arrives(NORMAL, 0, "b/c/t/1");
    session.round();
    rig.endAll();
    commit();
    consumer.refuse = new CommitFailedException("not a member");
    consumer.rebalance(List.of(NORMAL));
    consumer.refuse = null;
    commit();

    assertThat(committed(NORMAL)).isEqualTo(1);
  }

  private void arrives(TopicPartition partition, long offset, String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    consumer.addRecord(
        new ConsumerRecord<>(partition.topic(), partition.partition(), offset, bytes, bytes));
  }

  /// Lets the time for a commit come.
  private void commit() {
    rig.pass(Rig.COMMIT_INTERVAL);
    session.round();
    session.round();
  }

  private long committed(TopicPartition partition) {
    OffsetAndMetadata offset = consumer.committed(Set.of(partition)).get(partition);
    return offset == null ? 0 : offset.offset();
  }
}
