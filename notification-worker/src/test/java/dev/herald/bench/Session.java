package dev.herald.bench;

import dev.herald.channel.fault.Latency;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A contestant while it runs, watched at the channel. What is left of a stretch after it was
/// measured is taken by a channel without latency, so that nobody waits for it.
final class Session implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 40_000;
  private static final Duration REST = Duration.ofSeconds(6);
  private static final Duration LONGEST_REST = Duration.ofSeconds(40);

  private final Ground ground;
  private final Recording recording;
  private final Child child;
  private final InFlight inFlight;

  private Session(Ground ground, Child child) {
    this.ground = ground;
    this.recording = ground.recording();
    this.child = child;
    this.inFlight = new InFlight(recording);
  }

  /// Watches one that runs.
  static Session of(Ground ground, Child child) {
    return new Session(ground, child);
  }

  static Session start(Ground ground, Contestant contestant, Options options) {
    return new Session(ground, Child.start(contestant, options));
  }

  /// One moment of the contestant.
  private record Mark(long nanos, Duration cpu, int shown) {}

  private Mark mark() {
    return new Mark(System.nanoTime(), child.cpu(), recording.shown());
  }

  /// Publishes a stretch at once and watches how it is sent.
  Figures backlog(Publisher publisher, Stretch stretch, Traffic traffic)
      throws InterruptedException {
    int first = recording.expect(stretch.total());
    publisher.atOnce(first, stretch.total(), traffic);
    return watch(stretch);
  }

  /// Watches how a stretch is sent that was published before or needs no publication.
  Figures watch(Stretch stretch) throws InterruptedException {
    Measured measured = measure(stretch);
    drain();
    return figures(measured, null, recording.read().lost());
  }

  /// The same without waiting for the end: the contestant is of no use afterwards.
  Figures glance(Stretch stretch) throws InterruptedException {
    return figures(measure(stretch), null, null);
  }

  private Measured measure(Stretch stretch) throws InterruptedException {
    for (int rest : stretch.rests()) {
      recording.await(rest, PATIENCE_MILLIS);
      rest();
    }
    recording.await(stretch.warm(), PATIENCE_MILLIS);
    Mark begin = mark();
    inFlight.restart();
    recording.await(stretch.end(), PATIENCE_MILLIS);
    return measured(begin);
  }

  /// A channel that takes its time lets the contestant do little but wait, and its compiler get
  /// through.
  private void rest() throws InterruptedException {
    ground.latency(Latency.of(REST, Duration.ZERO));
    child.awaitCompiled(REST, LONGEST_REST);
    ground.calm();
  }

  /// Publishes at a pace and measures latencies, those of ordinary conversations alone. What a
  /// steady load needs that a backlog does not is compiled in a rest, too.
  Figures steady(Publisher publisher, Pace pace) throws InterruptedException {
    int first = recording.expect(pace.total());
    publisher.paced(pace, first, 0, pace.rest());
    child.awaitCompiled(REST, LONGEST_REST);
    publisher.paced(pace, first, pace.rest(), pace.warm());
    Mark begin = mark();
    inFlight.restart();
    long published = publisher.paced(pace, first, pace.warm(), pace.total());
    Measured measured = measured(begin);
    drain();
    Recording.Seen seen = recording.read();
    return figures(measured, Latencies.ofNanos(latencies(pace, published, seen)), seen.lost());
  }

  private static LongStream latencies(Pace pace, long published, Recording.Seen seen) {
    return IntStream.range(pace.warm(), pace.total())
        .filter(place -> seen.arrived()[place] != 0)
        .filter(place -> seen.conversations()[place] < Population.ORDINARY)
        .mapToLong(place -> seen.arrived()[place] - published - pace.meant(place - pace.warm()));
  }

  private void drain() throws InterruptedException {
    ground.latency(Latency.none());
    recording.await(recording.expected(), PATIENCE_MILLIS);
    ground.calm();
  }

  /// What happened between two moments.
  private record Measured(Mark begin, Mark end, int inFlightMedian, int inFlightPeak) {
    double perSecond() {
      return (end.shown() - begin.shown()) * 1e9 / (end.nanos() - begin.nanos());
    }

    double cpuMicros() {
      long nanos = end.cpu().minus(begin.cpu()).toNanos();
      return nanos / 1e3 / Math.max(1, end.shown() - begin.shown());
    }
  }

  private Measured measured(Mark begin) {
    return new Measured(begin, mark(), inFlight.median(), inFlight.peak());
  }

  private Figures figures(
      Measured measured, @Nullable Latencies latencies, @Nullable Integer lost) {
    Recording.Seen seen = recording.read();
    return new Figures(
        measured.perSecond(),
        measured.cpuMicros(),
        measured.inFlightMedian(),
        measured.inFlightPeak(),
        latencies,
        child.peakHeap(),
        child.peakRss(),
        seen.refused(),
        seen.disordered(),
        lost,
        seen.duplicated());
  }

  @Override
  public void close() {
    inFlight.close();
    child.close();
  }
}
