package dev.herald.bench;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.herald.channel.history.Recorder;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/// What the channel saw of numbered deliveries, in a few bytes each: it alone says what arrived,
/// when, how often and in which order. Numbers grow over the whole bench, so that a late echo of an
/// earlier stretch is noticed too.
final class Recording implements Recorder {
  private static final long LOOK_MILLIS = 100;

  private final int[] lastOf = new int[Population.ALL];
  private int first;
  private int next = 1;
  private long[] arrived = {};
  private int[] conversations = {};
  private int shown;
  private int awaited;
  private int duplicated;
  private int disordered;
  private int refused;
  private int inFlight;

  /// Begins a stretch: the next `count` numbers are expected.
  ///
  /// @return the first of them
  synchronized int expect(int count) {
    first = next;
    next += count;
    arrived = new long[count];
    conversations = new int[count];
    shown = 0;
    duplicated = 0;
    disordered = 0;
    refused = 0;
    return first;
  }

  @Override
  public synchronized void begun() {
    inFlight++;
  }

  @Override
  public synchronized void answered(String conversation, int status, boolean wasShown) {
    inFlight--;
    refused += wasShown ? 0 : 1;
  }

  @Override
  public synchronized void showed(
      String conversation, String activityId, ObjectNode activity, long arrivedAt) {
    int number = Texts.numberIn(activity.path("text").asString(""));
    int place = number - first;
    if (place < 0 || place >= arrived.length || arrived[place] != 0) {
      duplicated++;
      return;
    }
    int of = Population.numberOf(conversation);
    arrived[place] = arrivedAt;
    conversations[place] = of;
    disordered += number < lastOf[of] ? 1 : 0;
    lastOf[of] = Math.max(lastOf[of], number);
    shown++;
    if (shown == awaited) {
      notifyAll();
    }
  }

  /// Waits until so many of the stretch were shown.
  ///
  /// @return false when nothing more came for `patienceMillis`
  synchronized boolean await(int count, long patienceMillis) throws InterruptedException {
    awaited = count;
    int before = shown;
    long givesUp = System.nanoTime() + MILLISECONDS.toNanos(patienceMillis);
    while (shown < count && System.nanoTime() < givesUp) {
      wait(LOOK_MILLIS);
      if (shown > before) {
        before = shown;
        givesUp = System.nanoTime() + MILLISECONDS.toNanos(patienceMillis);
      }
    }
    return shown >= count;
  }

  synchronized int shown() {
    return shown;
  }

  synchronized int expected() {
    return arrived.length;
  }

  synchronized int inFlight() {
    return inFlight;
  }

  /// The stretch so far. Latencies are to be taken from `arrived`: `System.nanoTime` by place, 0
  /// for what was not shown.
  synchronized Seen read() {
    return new Seen(
        Arrays.copyOf(arrived, arrived.length),
        Arrays.copyOf(conversations, conversations.length),
        shown,
        duplicated,
        disordered,
        refused);
  }

  /// A copy of what was seen.
  @SuppressWarnings("ArrayRecordComponent") // read once, by whoever asked for the copy
  record Seen(
      long[] arrived, int[] conversations, int shown, int duplicated, int disordered, int refused) {

    int lost() {
      return arrived.length - shown;
    }
  }
}
