package dev.herald.worker.lanes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// The engine of the send step.
///
/// @param instance names this worker in its group for good (`group.instance.id`), so that a restart
///   within the session time-out moves no partition. Must differ between workers. Empty: it joins
///   as a new member each time, and its partitions move at once when it stops
/// @param protocol `classic`, or `consumer` for the group protocol of KIP-848, which needs a broker
///   of version 4.0 or newer; its assignor `range` then keeps equal partition numbers together.
///   Change it for a whole group, not worker by worker
/// @param commitInterval how often offsets are committed. Longer and a worker that is killed leaves
///   more to be looked up in the ledger again; shorter costs the broker
/// @param revokeWait how long sends in flight may take to end when their partition is taken away.
///   Shorter than a send and its outcome is told by the successor; longer holds up the whole group
/// @param outagePause how long to hold still before looking again while Redis or Kafka is away
/// @param limits how many sends are in flight
/// @param bounds how much is taken in
@Validated
@ConfigurationProperties("herald.lanes")
public record LanesProperties(
    @DefaultValue("") String instance,
    @DefaultValue("classic") Protocol protocol,
    @DefaultValue("1s") Duration commitInterval,
    @DefaultValue("5s") Duration revokeWait,
    @DefaultValue("1s") Duration outagePause,
    @DefaultValue @Valid @NotNull Limits limits,
    @DefaultValue @Valid @NotNull Bounds bounds) {

  public LanesProperties {
    atMost("herald.lanes.commit-interval", commitInterval, Duration.ofMinutes(1));
    atMost("herald.lanes.revoke-wait", revokeWait, Duration.ofMinutes(1));
    atMost("herald.lanes.outage-pause", outagePause, Duration.ofMinutes(1));
  }

  /// How the group shares its partitions out.
  public enum Protocol {
    CLASSIC,
    CONSUMER
  }

  /// How many sends are in flight. Who finds no place waits in line; lines are served in turn.
  ///
  /// @param inFlight in all. Each costs some 40 KB and a connection while it is under way. Too few
  ///   and a slow channel bounds the whole worker
  /// @param perHost to one host; must not exceed `herald.http.max-connections-per-host`. What is
  ///   left of `inFlight` is there for the others while one host is slow
  /// @param perBot of one bot
  /// @param perTenant in one tenant
  /// @param active steps at work rather than waiting for a channel: before a send, and after its
  ///   answer. Many and they wait for each other on the processors, in memory, instead of in line;
  ///   few and the round trips to Redis bound the whole worker
  /// @param normalShare the part of each of these that normal and bulk together may take, in
  ///   percent; the rest is kept for urgent
  /// @param bulkShare the part that bulk may take, in percent
  public record Limits(
      @DefaultValue("5000") @Min(1) @Max(1_000_000) int inFlight,
      @DefaultValue("4000") @Min(1) @Max(1_000_000) int perHost,
      @DefaultValue("4000") @Min(1) @Max(1_000_000) int perBot,
      @DefaultValue("4000") @Min(1) @Max(1_000_000) int perTenant,
      @DefaultValue("256") @Min(1) @Max(1_000_000) int active,
      @DefaultValue("90") @Min(1) @Max(100) int normalShare,
      @DefaultValue("60") @Min(1) @Max(100) int bulkShare) {
    public Limits {
      if (bulkShare > normalShare) {
        throw new IllegalArgumentException(
            "herald.lanes.limits.bulk-share must not exceed herald.lanes.limits.normal-share");
      }
    }
  }

  /// How much is taken in before some of it is over. Beyond a bound the partitions concerned are
  /// paused until it is kept by a third; Kafka holds the rest.
  ///
  /// @param records of each priority. Few and conversations stand idle whose next record was not
  ///   read yet; each costs some 500 bytes and its value
  /// @param bytes of keys and values of each priority
  /// @param laneDepth records of one priority of one conversation; then the partition it comes from
  ///   waits for it
  /// @param lag records of a partition behind the first that is not over. That many are looked up
  ///   in the ledger again when the partition moves; few and one slow conversation stops its
  ///   partition. What is over takes no memory
  /// @param standing how long the first record of a partition that is not over may be under way
  ///   before the partition waits for it
  public record Bounds(
      @DefaultValue("20000") @Min(1) @Max(10_000_000) int records,
      @DefaultValue("64MB") @NotNull DataSize bytes,
      @DefaultValue("5000") @Min(2) @Max(10_000_000) int laneDepth,
      @DefaultValue("1000000") @Min(1) @Max(10_000_000) int lag,
      @DefaultValue("10m") @NotNull Duration standing) {
    public Bounds {
      if (bytes.toBytes() <= 0) {
        throw new IllegalArgumentException("herald.lanes.bounds.bytes must be above 0");
      }
      if (!standing.isPositive()) {
        throw new IllegalArgumentException("herald.lanes.bounds.standing must be above 0");
      }
    }
  }

  private static void atMost(String name, Duration value, Duration most) {
    if (!value.isPositive() || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name + " must be above 0, at most " + most.toMinutes() + "m");
    }
  }
}
