package dev.herald.worker.gate.pace;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Keeps the windows of the conversations that this worker owns. Exact as the channel measures
/// them, also across a change of owner, crash or not. Holds some hundred bytes for each
/// conversation with a send in its longest window. Safe for any number of threads.
final class ConversationWindows {
  private final ConcurrentMap<Long, Sends> conversations = new ConcurrentHashMap<>();
  private final Takeovers takeovers;
  private final HotMarks hot;
  private final Clock clock;
  private final long epochMs;

  ConversationWindows(HotMarks hot, Duration flight, Clock clock) {
    this.takeovers = new Takeovers(hot, Math.toIntExact(flight.toMillis()));
    this.hot = hot;
    this.clock = clock;
    this.epochMs = clock.millis();
  }

  /// A conversation, as this worker owns it.
  ///
  /// @param hash of its key
  /// @param windows what its channel allows; not empty
  /// @param yields whether it is asked for bulk, which leaves a part of each window to the rest
  record Owned(long hash, int partition, List<Window> windows, boolean yields) {
    private int longestMs() {
      return windows.stream().mapToInt(Window::spanMs).max().orElseThrow();
    }
  }

  /// These partitions came to this worker.
  void take(Iterable<Integer> partitions) {
    takeovers.begin(partitions, nowMs());
  }

  /// Lets a number of sends through, or says how long to wait.
  ///
  /// @param count at most the smallest limit of the windows
  /// @return zero when they may leave; then each must be [#answered] or [#returned]
  Duration begin(Owned conversation, int count) {
    Takeovers.Takeover takeover = takeovers.of(conversation.partition(), nowMs());
    takeover.prepare();
    int[] wait = new int[1];
    AtomicReference<List<Integer>> counts = new AtomicReference<>(List.of());
    conversations.compute(
        conversation.hash(),
        (_, known) -> {
          int now = nowMs();
          Sends sends = owned(known, takeover, conversation, now);
          wait[0] = sends.waitMs(conversation.windows(), count, conversation.yields(), now);
          if (wait[0] == 0) {
            sends.begin(count, now);
            counts.set(sends.counts(conversation.windows(), now));
          }
          return sends;
        });
    if (isHot(conversation, counts.get())) {
      mark(conversation, count, counts.get());
    }
    return Duration.ofMillis(wait[0]);
  }

  /// How long until that many may leave, as far as is known; lets nothing through.
  Duration waitFor(Owned conversation, int count) {
    int[] wait = new int[1];
    conversations.computeIfPresent(
        conversation.hash(),
        (_, sends) -> {
          wait[0] = sends.waitMs(conversation.windows(), count, conversation.yields(), nowMs());
          return sends;
        });
    return Duration.ofMillis(wait[0]);
  }

  /// One of the sends is over: the channel answered, or nobody waits for its answer any more.
  void answered(Owned conversation) {
    conversations.computeIfPresent(
        conversation.hash(),
        (_, sends) -> {
          // Rounded up: a send must not seem older than it is.
          sends.answered(conversation.longestMs(), nowMs() + 1);
          return sends;
        });
  }

  /// That many never left.
  void returned(Owned conversation, int count) {
    conversations.computeIfPresent(
        conversation.hash(),
        (_, sends) -> {
          sends.end(count, nowMs());
          return sends;
        });
  }

  /// Forgets who was sent nothing for so long that nothing counts.
  void sweep(Duration longest) {
    int span = Math.toIntExact(longest.toMillis());
    conversations
        .keySet()
        .forEach(hash ->
            conversations.computeIfPresent(
                hash, (_, sends) -> sends.isOver(span, nowMs()) ? null : sends));
  }

  /// Leaves marks again that Redis lost.
  void refresh() {
    hot.refresh();
  }

  int size() {
    return conversations.size();
  }

  private static Sends owned(
      @Nullable Sends known, Takeovers.Takeover takeover, Owned conversation, int nowMs) {
    Sends sends = known == null ? new Sends() : known;
    if (sends.generation() != takeover.generation()) {
      boolean over = nowMs - takeover.atMs() >= conversation.longestMs();
      sends.takeOver(
          takeover.generation(),
          over ? null : takeover.seed(conversation.hash(), conversation.windows()));
    }
    return sends;
  }

  private static boolean isHot(Owned conversation, List<Integer> counts) {
    return IntStream.range(0, counts.size())
        .anyMatch(i -> counts.get(i) > HotMarks.unmarked(conversation.windows().get(i)));
  }

  private void mark(Owned conversation, int count, List<Integer> counts) {
    try {
      hot.leave(conversation.hash(), counts);
    } catch (RuntimeException away) {
      returned(conversation, count);
      throw away;
    }
  }

  private int nowMs() {
    return (int) (clock.millis() - epochMs);
  }
}
