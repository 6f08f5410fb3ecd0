package dev.herald.bench;

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
  }

  private void partitions(String name, int partitions) throws Exception {
    Stretch stretch = options.stretch(80_000, 50_000, 10_000);
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
    int published = options.scaled(LARGE_BACKLOG);
    Stretch stretch = options.stretch(80_000, 50_000, 0);
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

  private void publish(int partitions, int count) throws Exception {
    ground.renewTopics(partitions);
    int first = ground.recording().expect(count);
    try (Publisher publisher = new Publisher(ground.bootstrapServers())) {
      publisher.atOnce(
          first, count, Traffic.zipf(Comparison.EXPONENT, Comparison.CONVERSATIONS, count));
    }
  }
}
