package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.time.Duration;
import java.util.Map;

/// The engine as it was at one moment, at most a second ago.
///
/// @param steps sends under way
/// @param lanes conversations that have something to do
/// @param parked those of them that wait for a time
/// @param records taken in and not over, by priority
/// @param bytes of these
/// @param partitions assigned to this worker
/// @param paused those of them that nothing is read from for now
/// @param lag the most records of a partition that a successor would look at again
/// @param standing how long the slowest partition's first open record has been holding the offset
/// @param oldestMs the timestamp of the oldest delivery that is not over, in milliseconds since
///   1970; as late as can be when there is none
/// @param away whether Redis or Kafka is away, so that nothing begins
public record LanesSnapshot(
    int steps,
    int lanes,
    int parked,
    Map<Priority, Integer> records,
    long bytes,
    int partitions,
    int paused,
    long lag,
    Duration standing,
    long oldestMs,
    boolean away) {
  static final LanesSnapshot NOTHING =
      new LanesSnapshot(0, 0, 0, Map.of(), 0, 0, 0, 0, Duration.ZERO, Long.MAX_VALUE, false);

  /// Whether something is being sent that may be more than bulk: something urgent or normal was
  /// taken in, though it may wait for its time.
  public boolean hasLiveSteps() {
    return steps > 0
        && records.getOrDefault(Priority.URGENT, 0) + records.getOrDefault(Priority.NORMAL, 0) > 0;
  }
}
