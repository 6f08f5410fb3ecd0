package dev.herald.fault.traffic;

import dev.herald.fault.record.Published;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Several services that publish at the same time.
public final class Traffic implements AutoCloseable {
  private static final int PUBLISHERS = 3;

  private final List<Publisher> publishers = new ArrayList<>();

  private Traffic() {}

  /// Starts publishing.
  ///
  /// @param prefix of every event's id
  /// @param perSecond events of all publishers together
  public static Traffic start(
      String bootstrapServers, String prefix, Population population, double perSecond, long seed) {
    Traffic traffic = new Traffic();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < PUBLISHERS; i++) {
      EventMaker events = new EventMaker(prefix + i + "-", population, random.split());
      traffic.publishers.add(
          new Publisher(bootstrapServers, events, perSecond / PUBLISHERS, Clock.systemUTC()));
    }
    traffic.publishers.forEach(Publisher::start);
    return traffic;
  }

  /// What Kafka has answered for so far.
  public List<Published> published() {
    return publishers.stream().flatMap(publisher -> publisher.published().stream()).toList();
  }

  /// Ends it.
  ///
  /// @return everything that was published
  public List<Published> stop() {
    List<Published> published = new ArrayList<>();
    try {
      for (Publisher publisher : publishers) {
        published.addAll(publisher.stop());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return published;
  }

  @Override
  public void close() {
    publishers.forEach(Publisher::close);
  }
}
