package dev.herald.worker.lanes;

import dev.herald.notification.Priority;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The records of one conversation that are not over, in their order.
///
/// - Within a priority the first record alone is stepped, until it is over.
/// - One that waits holds back those behind it and every lower priority; higher ones go on.
/// - At most one step is under way, whatever was dropped or came meanwhile.
///
/// Belongs to the owner's thread.
final class Lane {
  final LaneKey key;
  private final Map<Priority, Deque<Entry>> queues = new EnumMap<>(Priority.class);
  private final Turnstile turnstile = new Turnstile();

  /// The host that it last had to wait for; the next step asks for a place there first.
  @Nullable String host;

  /// What it waits for or runs with; null when it does neither.
  @Nullable Ticket ticket;

  boolean running;

  /// Set while it waits for a time; identifies its timer.
  @Nullable Object timer;

  Lane(LaneKey key) {
    this.key = key;
  }

  /// Puts a record behind those of its priority.
  ///
  /// @return how many of them there are now
  int add(Entry entry) {
    Deque<Entry> queue = queues.computeIfAbsent(entry.priority, _ -> new ArrayDeque<>(2));
    queue.addLast(entry);
    return queue.size();
  }

  /// The record to step now; null when there is none, or all have to wait.
  @Nullable Entry next(long nowNanos) {
    Priority chosen = turnstile.next(each -> mayStep(each, nowNanos));
    return chosen == null ? null : queue(chosen).peekFirst();
  }

  /// The most urgent priority that has something to step now; null when none has.
  @Nullable Priority ready(long nowNanos) {
    for (Map.Entry<Priority, Deque<Entry>> each : queues.entrySet()) {
      Entry first = each.getValue().peekFirst();
      if (first != null) {
        return first.isDue(nowNanos) ? each.getKey() : null;
      }
    }
    return null;
  }

  private boolean mayStep(Priority priority, long nowNanos) {
    Entry first = queue(priority).peekFirst();
    if (first == null || !first.isDue(nowNanos)) {
      return false;
    }
    for (Map.Entry<Priority, Deque<Entry>> each : queues.entrySet()) {
      Entry before = each.getValue().peekFirst();
      if (each.getKey().compareTo(priority) < 0 && before != null && !before.isDue(nowNanos)) {
        return false;
      }
    }
    return true;
  }

  /// When the first record that holds back the others is due; only asked of a lane that waits.
  long dueNanos() {
    for (Deque<Entry> queue : queues.values()) {
      Entry first = queue.peekFirst();
      if (first != null && first.waits) {
        return first.dueNanos;
      }
    }
    throw new IllegalStateException("nothing in this lane waits");
  }

  /// A record is over. One that was dropped before is none of its concern.
  ///
  /// @return how many of its priority are left; negative when it was not there any more
  int remove(Entry entry) {
    Deque<Entry> queue = queue(entry.priority);
    if (queue.peekFirst() != entry) {
      return -1;
    }
    queue.removeFirst();
    return queue.size();
  }

  /// Takes out what does not belong to this worker any more.
  ///
  /// @return whether there was any
  boolean dropLost(Consumer<Entry> dropped) {
    boolean any = false;
    for (Deque<Entry> queue : queues.values()) {
      for (Iterator<Entry> entries = queue.iterator(); entries.hasNext(); ) {
        Entry entry = entries.next();
        if (!entry.tracker.isHeld()) {
          entries.remove();
          dropped.accept(entry);
          any = true;
        }
      }
    }
    return any;
  }

  boolean isEmpty() {
    for (Deque<Entry> queue : queues.values()) {
      if (!queue.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  int size(Priority priority) {
    return queue(priority).size();
  }

  private Deque<Entry> queue(Priority priority) {
    Deque<Entry> queue = queues.get(priority);
    return queue == null ? NOTHING : queue;
  }

  private static final Deque<Entry> NOTHING = new ArrayDeque<>(0);
}
