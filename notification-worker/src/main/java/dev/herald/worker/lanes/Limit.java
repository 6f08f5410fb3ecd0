package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// How many steps may be under way in one scope.
///
/// - Never more than `all`; of these, bulk has at most its share, bulk and normal together at most
///   theirs, so that an urgent one finds a place.
/// - Who finds none waits in line, and nobody of the same or a lower priority gets in before.
/// - Who comes back to a place that it left for a while gets one in any case; until enough others
///   have left, nobody is let in.
/// - Places are taken and given back by any thread; the owner's alone keeps the lines.
final class Limit {
  private static final int BITS = 21;
  private static final long MASK = (1L << BITS) - 1;
  private static final int PERCENT = 100;

  // By rank.
  private final int[] most;
  // The places of each priority, packed so that they change together.
  private final AtomicLong taken = new AtomicLong();
  private final Map<Priority, Deque<Ticket>> lines = new EnumMap<>(Priority.class);
  private final Turnstile turnstile = new Turnstile();
  private final AtomicInteger waiting = new AtomicInteger();
  private int wanted;

  /// What part of all places a priority and those below it may take.
  ///
  /// @param normal in percent, as is `bulk`
  record Shares(int normal, int bulk) {}

  Limit(int all, Shares shares) {
    for (Priority priority : Turnstile.BY_URGENCY) {
      lines.put(priority, new ArrayDeque<>(0));
    }
    this.most = new int[] {all, part(all, shares.normal()), part(all, shares.bulk())};
  }

  private static int part(int all, int percent) {
    return Math.max(1, Math.toIntExact((long) all * percent / PERCENT));
  }

  /// Takes a place, or lines up for one.
  ///
  /// @return whether it has its place
  boolean enter(Ticket ticket) {
    if (nobodyBefore(ticket.priority) && take(ticket.priority)) {
      return true;
    }
    line(ticket.priority).addLast(ticket);
    waiting.incrementAndGet();
    return false;
  }

  /// Takes a place for who would not line up; any thread.
  boolean tryEnter(Priority priority) {
    return waiting.get() == 0 && take(priority);
  }

  /// Takes a place though there may be none; any thread.
  void comeBack(Priority priority) {
    taken.addAndGet(one(priority));
  }

  /// Gives a place back; any thread.
  void leave(Priority priority) {
    taken.addAndGet(-one(priority));
  }

  /// The next in line that there is a place for, which it now has; null when there is none.
  @Nullable Ticket admit() {
    while (waiting.get() > 0) {
      Priority priority = turnstile.next(each -> !line(each).isEmpty() && hasRoom(each));
      if (priority == null) {
        return null;
      }
      Ticket ticket = line(priority).removeFirst();
      waiting.decrementAndGet();
      if (!ticket.withdrawn && take(priority)) {
        return ticket;
      }
      if (!ticket.withdrawn) {
        // Somebody who did not line up was faster.
        line(priority).addFirst(ticket);
        waiting.incrementAndGet();
        return null;
      }
    }
    return null;
  }

  int inUse() {
    long now = taken.get();
    return count(now, Priority.URGENT) + count(now, Priority.NORMAL) + count(now, Priority.BULK);
  }

  /// Somebody means to pass it, or does not any more.
  ///
  /// @return whether there is nobody left
  boolean wanted(boolean more) {
    wanted += more ? 1 : -1;
    return wanted == 0;
  }

  private boolean nobodyBefore(Priority priority) {
    for (Priority each : Turnstile.BY_URGENCY) {
      if (each.compareTo(priority) <= 0 && !line(each).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private boolean take(Priority priority) {
    long before = taken.get();
    while (fits(before, priority)) {
      if (taken.compareAndSet(before, before + one(priority))) {
        return true;
      }
      before = taken.get();
    }
    return false;
  }

  private boolean hasRoom(Priority priority) {
    return fits(taken.get(), priority);
  }

  /// Whether one more fits below the bound of its priority and of every higher one.
  private boolean fits(long now, Priority priority) {
    int fromHereDown = 0;
    for (Priority each : Turnstile.BY_URGENCY.reversed()) {
      fromHereDown += count(now, each);
      boolean concerned = each.compareTo(priority) <= 0;
      if (concerned && fromHereDown >= most[Turnstile.rank(each)]) {
        return false;
      }
    }
    return true;
  }

  private Deque<Ticket> line(Priority priority) {
    return Objects.requireNonNull(lines.get(priority));
  }

  private static long one(Priority priority) {
    return 1L << (BITS * Turnstile.rank(priority));
  }

  private static int count(long taken, Priority priority) {
    return (int) ((taken >>> (BITS * Turnstile.rank(priority))) & MASK);
  }
}
