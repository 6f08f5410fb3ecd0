package dev.herald.bench;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.FaultRule;

/// Herald in one process, warm from its backlog, in all that may befall it.
final class Rounds {
  private static final int WARM_SECONDS = 8;

  /// The planner has done nothing before.
  private static final int WARM_PLANNER_SECONDS = 24;

  private static final int SECONDS = 12;
  private static final int TURNS = 3;
  private static final double HOT_PER_SECOND = 50;
  private static final double SLOW_PER_SECOND = 20;

  private final Ground ground;
  private final Options options;
  private final Rows rows;
  private final Publisher publisher;
  private final Session session;
  private final Traffic usual;

  private Rounds(Ground ground, Options options, Rows rows, Publisher publisher, Session session) {
    this.ground = ground;
    this.options = options;
    this.rows = rows;
    this.publisher = publisher;
    this.session = session;
    this.usual =
        Traffic.zipf(Comparison.EXPONENT, Comparison.CONVERSATIONS, first(options).total());
  }

  private static Stretch first(Options options) {
    return options.fromStart(80_000, 20_000);
  }

  private Stretch later() {
    return options.stretch(10_000, 50_000, 10_000);
  }

  static void run(Ground ground, Options options, Rows rows) throws Exception {
    ground.renewTopics(Comparison.PARTITIONS);
    Stretch stretch = first(options);
    int first = ground.recording().expect(stretch.total());
    Traffic usual = Traffic.zipf(Comparison.EXPONENT, Comparison.CONVERSATIONS, stretch.total());
    try (Publisher publisher = new Publisher(ground.bootstrapServers())) {
      publisher.atOnce(first, stretch.total(), usual);
      try (Session session = Session.start(ground, Contestant.herald(ground, options), options)) {
        rows.add(Names.BACKLOG, "all published before it starts", () -> session.watch(stretch));
        new Rounds(ground, options, rows, publisher, session).all();
      }
    }
  }

  private void all() throws Exception {
    steady();
    throttled(Names.ONE_IN_HUNDRED, 0.01);
    throttled(Names.ONE_IN_TEN, 0.1);
    conversations(Names.TEN_THOUSAND, 10_000);
    conversations(Names.HUNDRED_THOUSAND, 100_000);
    conversations(Names.MILLION, 1_000_000);
  }

  private void steady() throws Exception {
    double backlogs = rows.find(Names.BACKLOG).map(Figures::perSecond).orElse(2_000.0) / 2;
    double half = Math.min(backlogs, orderly() / 2);
    rows.add(
        Names.EVENTS, note(half) + ", planned too", () -> steady(half, Pace.Door.EVENTS, usual));
    rows.add(Names.NO_BACKLOG, note(backlogs), () -> steady(backlogs, Pace.Door.DELIVERIES, usual));
    for (int turn = 0; turn < TURNS; turn++) {
      isolation(half, note(half));
    }
  }

  private static String note(double perSecond) {
    return "%.0f/s for %d s".formatted(perSecond, SECONDS);
  }

  /// The most that can be shown in order for long: the channel shows a conversation one message
  /// after the other, and beyond that the one that gets most falls behind, however fast the worker.
  private double orderly() {
    return ground.shownPerSecondInOrder()
        / Traffic.largestShare(Comparison.EXPONENT, Comparison.CONVERSATIONS);
  }

  /// What shall not be moved by what, in turns: a collection or a busy machine moves a single row
  /// more than that.
  private void isolation(double half, String note) throws Exception {
    rows.add(Names.HALF, note, () -> steady(half, Pace.Door.DELIVERIES, usual));
    rows.add(
        Names.HOT,
        note + "; latency of the others",
        () ->
            steady(
                half,
                Pace.Door.DELIVERIES,
                usual.with(Population.HOT, 1, every(half, HOT_PER_SECOND))));
    rows.add(
        Names.SLOW,
        note + ", 20/s of it slow; latency of the others",
        () ->
            steady(
                half,
                Pace.Door.DELIVERIES,
                usual.with(Population.SLOW, Population.SLOW_ONES, every(half, SLOW_PER_SECOND))));
  }

  private static int every(double perSecond, double special) {
    return (int) Math.max(1, Math.round(perSecond / special));
  }

  private Figures steady(double perSecond, Pace.Door door, Traffic traffic)
      throws InterruptedException {
    int warm = door == Pace.Door.EVENTS ? WARM_PLANNER_SECONDS : WARM_SECONDS;
    return session.steady(publisher, new Pace(door, perSecond, warm, SECONDS, traffic));
  }

  private void throttled(String name, double share) throws Exception {
    rows.add(
        name,
        later().measured() + " deliveries, Retry-After 1 s",
        () -> {
          ground.channel().faults().add(FaultRule.always(share, Fault.throttled("1")));
          return session.backlog(publisher, later(), usual);
        });
  }

  private void conversations(String name, int count) throws Exception {
    rows.add(
        name,
        later().measured() + " deliveries",
        () -> {
          ground.grow(count);
          return session.backlog(
              publisher, later(), Traffic.zipf(Comparison.EXPONENT, count, later().total()));
        });
  }
}
