package dev.herald.bench;

/// Herald beside the limit and beside what one would use instead.
final class Comparison {
  static final int CONVERSATIONS = 50_000;
  static final double EXPONENT = 0.5;
  static final int PARTITIONS = 6;

  private final Ground ground;
  private final Options options;
  private final Rows rows;

  Comparison(Ground ground, Options options, Rows rows) {
    this.ground = ground;
    this.options = options;
    this.rows = rows;
  }

  void run() throws Exception {
    ground.grow(CONVERSATIONS);
    rows.add(Names.BARE, "2,000 at a time, in no order", this::bare);
    rows.add(Names.PLAIN, "a thread for each of 6 partitions, no ledger", this::plain);
    rows.add(Names.SDK, "1,000 outstanding", this::sdk);
  }

  private Figures bare() throws InterruptedException {
    Stretch stretch = options.fromStart(100_000, 2_000);
    int first = ground.recording().expect(stretch.total());
    Contestant bare = Contestant.bare(ground.serviceUrl(), first, stretch.total(), CONVERSATIONS);
    try (Session session = Session.start(ground, bare, options)) {
      return session.watch(stretch);
    }
  }

  private Figures plain() throws Exception {
    Stretch stretch = options.stretch(300, 600, 60);
    ground.renewTopics(PARTITIONS);
    try (Publisher publisher = new Publisher(ground.bootstrapServers());
        Session session = Session.start(ground, Contestant.plain(ground), options)) {
      return session.backlog(
          publisher, stretch, Traffic.zipf(EXPONENT, CONVERSATIONS, stretch.total()));
    }
  }

  private Figures sdk() throws InterruptedException {
    Stretch stretch = options.stretch(200, 500, 10);
    int first = ground.recording().expect(stretch.total());
    Contestant sdk = Contestant.sdk(options, ground.serviceUrl(), first, stretch.total());
    try (Session session = Session.start(ground, sdk, options)) {
      return session.watch(stretch);
    }
  }
}
