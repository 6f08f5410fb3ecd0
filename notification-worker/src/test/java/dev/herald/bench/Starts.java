package dev.herald.bench;

import dev.herald.channel.fault.Latency;
import java.time.Duration;

/// Herald started anew, on other numbers of partitions and on a large backlog.
final class Starts {
  private static final int LARGE_BACKLOG = 1_000_000;

  private final Ground ground;
  private final Options options;
  private final Rows rows;

  Starts(Ground ground, Options options, Rows rows) {
    this.ground = ground;
    this.options = options;
    this.rows = rows;
  }

  void run() throws Exception {
    partitions(Names.ONE_PARTITION, 1);
    partitions(Names.THREE_PARTITIONS, 3);
    largeBacklog();
    manyOpen();
  }

  private void partitions(String name, int partitions) throws Exception {
    Stretch stretch = options.fromStart(50_000, 10_000);
    rows.add(
        name,
        stretch.measured() + " deliveries",
        () -> {
          publish(partitions, stretch.total());
          try (Session session =
              Session.start(ground, Contestant.herald(ground, options), options)) {
            return session.watch(stretch);
          }
        });
  }

  private void largeBacklog() throws Exception {
    Stretch stretch = options.fromStart(50_000, 0);
    int published = Math.max(options.scaled(LARGE_BACKLOG), stretch.total());
    String note = "ended after %d of %d".formatted(stretch.end(), published);
    rows.add(
        Names.MILLION_BACKLOG,
        note,
        () -> {
          publish(Comparison.PARTITIONS, published);
          try (Session session =
              Session.start(ground, Contestant.herald(ground, options), options)) {
            return session.glance(stretch);
          }
        });
  }

  /// By Little's law the usual latency would need more deliveries per second than two cores have.
  private void manyOpen() throws Exception {
    Stretch stretch = options.stretch(20_000, 20_000, 5_000);
    Traffic alike = Traffic.even(Comparison.CONVERSATIONS);
    rows.add(
        Names.MANY_OPEN,
        "the channel answers after 2.5 s, keys alike",
        () -> {
          publish(Comparison.PARTITIONS, stretch.total(), alike);
          ground.latency(Latency.of(Duration.ofMillis(2_450), Duration.ofMillis(100)));
          try (Session session = Session.start(ground, wide(), options)) {
            return session.watch(stretch);
          }
        });
  }

  /// Normal deliveries may take nine tenths of each limit.
  private Contestant wide() {
    return Contestant.herald(
        ground,
        options,
        "--herald.lanes.limits.in-flight=5600",
        "--herald.lanes.limits.per-host=5600",
        "--herald.lanes.limits.per-bot=5600",
        "--herald.http.max-connections-per-host=5600");
  }

  private void publish(int partitions, int count) throws Exception {
    publish(partitions, count, Traffic.zipf(Comparison.EXPONENT, Comparison.CONVERSATIONS, count));
  }

  private void publish(int partitions, int count, Traffic traffic) throws Exception {
    ground.renewTopics(partitions);
    int first = ground.recording().expect(count);
    try (Publisher publisher = new Publisher(ground.bootstrapServers())) {
      publisher.atOnce(first, count, traffic);
    }
  }
}
