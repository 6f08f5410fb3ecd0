package dev.herald.worker.delay;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.redis.Coalescer;
import dev.herald.worker.gate.Memory;
import dev.herald.worker.gate.scope.Hash;
import dev.herald.worker.settle.ReceivedDelivery;
import dev.herald.worker.topic.Publications;
import dev.herald.worker.topic.RecordSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends deliveries that wait long through the topics of fixed delay, with all that follow in their
/// conversation and priority, so that they take no place in the lanes and keep their order.
///
/// - The mark is in Redis before the record is on its topic, so whoever owns the partition next
///   knows of it; a record that is read again after a crash follows once more, and the ledger knows
///   it when it comes back twice.
/// - All of a detour wait on one topic and for one time, so they come back in their order.
/// - A delivery of an earlier detour, or of none, follows the next one that is not over; a detour
///   is over with its last record. So nobody comes between those that came back and wait again.
///
/// Steps of one conversation never overlap, so its marks need no lock. Lost marks (a Redis that was
/// wiped while the partition changed hands) cost the order of what was on its way. Every method but
/// [#take] may throw [StoreUnavailableException] or
/// [dev.herald.worker.topic.KafkaUnavailableException].
public final class Detours implements Memory {
  private static final Logger log = LoggerFactory.getLogger(Detours.class);

  private final DetourMarks marks;
  private final RecordSink sink;
  private final Clock clock;
  private final ConcurrentMap<Integer, Owned> partitions = new ConcurrentHashMap<>();
  private final LongAdder departed = new LongAdder();

  /// Makes them.
  ///
  /// @param kept how long after the last one of a partition its marks are forgotten: as long as the
  ///   topics keep what they tell of
  public Detours(Coalescer redis, Duration kept, RecordSink sink, Clock clock) {
    this.marks = new DetourMarks(redis, kept);
    this.sink = sink;
    this.clock = clock;
  }

  /// These partitions came to this worker: what it remembers of them may be old.
  public void take(Collection<Integer> taken) {
    taken.forEach(partition -> partitions.put(partition, new Owned(partition)));
  }

  /// They are not this worker's any more: their marks are somebody else's to write.
  public void leave(Collection<Integer> left) {
    left.forEach(partitions::remove);
  }

  /// What Redis forgot of them is there again, for who has them next.
  @Override
  public void writeAgain() {
    partitions.values().forEach(Owned::writeAgain);
  }

  /// Has a delivery follow those of its conversation that are on a detour.
  ///
  /// @return whether it went
  public boolean follow(ReceivedDelivery received) {
    Owned owned = owned(received);
    if (owned.isEmpty()) {
      return false;
    }
    Optional<Mark> ahead = owned.trail(received).ahead(Detour.of(received.source()));
    ahead.ifPresent(mark -> go(received, mark.longer(), Baggage.of(received.source())));
    return ahead.isPresent();
  }

  /// Sends a delivery on a detour.
  ///
  /// @param wait how long at most, if that is known; zero when not
  /// @param baggage what it takes along
  public void lead(ReceivedDelivery received, Duration wait, Baggage baggage) {
    long round = owned(received).trail(received).nextRound(Detour.of(received.source()));
    DelayTier tier = tier(received, wait);
    Instant due = clock.instant().plus(tier.delay()).truncatedTo(ChronoUnit.MILLIS);
    go(received, new Mark(round, tier, due, 1), baggage);
  }

  /// A wait whose end nobody knows is looked at soon at first, then each minute.
  private static DelayTier tier(ReceivedDelivery received, Duration wait) {
    if (!wait.isZero()) {
      return DelayTier.within(wait);
    }
    boolean again = Detour.of(received.source()).isPresent();
    return again ? DelayTier.ONE_MINUTE : DelayTier.TEN_SECONDS;
  }

  /// A delivery is over. A mark that cannot be taken away has the next delivery of its conversation
  /// go on a short detour, and is gone with that.
  public void over(ReceivedDelivery received) {
    Owned owned = owned(received);
    if (owned.isEmpty()) {
      return;
    }
    Trail trail = owned.trail(received);
    Trail past = trail.past(Detour.of(received.source()));
    if (!past.equals(trail)) {
      shorten(owned, received, past);
    }
  }

  private void shorten(Owned owned, ReceivedDelivery received, Trail trail) {
    int partition = received.source().partition();
    try {
      if (trail.isEmpty()) {
        marks.remove(partition, lane(received));
        owned.known().remove(lane(received));
      } else {
        marks.leave(partition, lane(received), trail);
        owned.known().put(lane(received), trail);
      }
    } catch (StoreUnavailableException away) {
      log.atDebug().setCause(away).log("A mark stays, since Redis is away");
    }
  }

  private void go(ReceivedDelivery received, Mark mark, Baggage baggage) {
    ConsumerRecord<?, ?> source = received.source();
    Owned owned = owned(received);
    Trail trail = owned.trail(received).past(Detour.of(source)).with(mark);
    marks.leave(source.partition(), lane(received), trail);
    owned.known().put(lane(received), trail);
    Detour detour = new Detour(mark.round(), mark.last(), mark.due(), source.topic(), baggage);
    Publications publications = new Publications(sink);
    publications.add(Delays.on(detour, mark.tier().topic(), received.delivery(), source));
    publications.await();
    departed.increment();
  }

  /// How many deliveries this worker has sent on a detour.
  long departed() {
    return departed.sum();
  }

  /// Of how many conversations of its partitions, each priority by itself, it knows that they are
  /// on one.
  int conversations() {
    return partitions.values().stream().mapToInt(owned -> owned.known.size()).sum();
  }

  private Owned owned(ReceivedDelivery received) {
    return partitions.computeIfAbsent(received.source().partition(), Owned::new);
  }

  /// Order is kept within a priority, so each has detours of its own.
  private static String lane(ReceivedDelivery received) {
    String conversation = received.delivery().conversation().toString();
    return received.source().topic() + " " + Long.toHexString(Hash.of(conversation));
  }

  /// What is known of a partition's conversations, read from Redis when first asked for.
  private final class Owned {
    private final int partition;
    private volatile boolean read;
    private final Map<String, Trail> known = new ConcurrentHashMap<>();

    private Owned(int partition) {
      this.partition = partition;
    }

    boolean isEmpty() {
      return known().isEmpty();
    }

    Trail trail(ReceivedDelivery received) {
      return known().getOrDefault(lane(received), Trail.NONE);
    }

    Map<String, Trail> known() {
      if (!read) {
        readMarks();
      }
      return known;
    }

    void writeAgain() {
      known.forEach((lane, trail) -> marks.leave(partition, lane, trail));
    }

    private synchronized void readMarks() {
      if (!read) {
        known.putAll(marks.of(partition));
        read = true;
      }
    }
  }
}
