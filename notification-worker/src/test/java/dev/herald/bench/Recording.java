package dev.herald.bench;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.herald.channel.history.Asked;
import dev.herald.channel.history.Recorder;
import java.time.Instant;
import java.util.Arrays;

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
  public Asked begun(String conversation, String json, String authorization, String connection) {
    synchronized (this) {
      inFlight++;
    }
    return new Asked(conversation, json, authorization, connection, Instant.now());
  }

  /// What was shown is told by the end of its request.
  @Override
  public void showed(String conversation, String activityId, String json) {}

  @Override
  public synchronized void answered(Asked asked, int status, boolean wasShown) {
    inFlight--;
    if (wasShown) {
      shown(Texts.numberIn(asked.json()), asked);
    } else {
      refused++;
    }
  }

  private void shown(int number, Asked asked) {
    int place = number - first;
    if (place < 0 || place >= arrived.length || arrived[place] != 0) {
      duplicated++;
      return;
    }
    int of = Population.numberOf(asked.conversation());
    arrived[place] = nanos(asked.at());
    conversations[place] = of;
    disordered += number < lastOf[of] ? 1 : 0;
    lastOf[of] = Math.max(lastOf[of], number);
    shown++;
    if (shown == awaited) {
      notifyAll();
    }
  }

  /// Nanoseconds since 1970.
  static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000 + time.getNano();
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
