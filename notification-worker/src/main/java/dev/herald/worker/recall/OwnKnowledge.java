package dev.herald.worker.recall;

import dev.herald.worker.gate.LostTraces;
import dev.herald.worker.gate.Memory;
import java.util.List;

/// What Kafka does not know and this worker does: brought back from its memory. What those knew who
/// died first is lost.
record OwnKnowledge(List<Memory> memories, LostTraces traces) {
  OwnKnowledge {
    memories = List.copyOf(memories);
  }

  /// A look at a run of Redis: what it lost, it had lost by then.
  void arrive(String server) {
    traces.arrive(server);
  }

  /// Writes it to a Redis that was restarted or wiped.
  ///
  /// @param server names the run of Redis
  /// @param isMissed whether this worker misses something in it
  /// @return whether anything was lost
  boolean writeAgain(String server, boolean isMissed) {
    boolean isLost = traces.isLost(server, isMissed);
    memories.forEach(Memory::writeAgain);
    return isLost;
  }

  /// What was told is there again, too: nothing is hidden of what this worker has.
  void written(boolean afterLoss) {
    if (afterLoss) {
      traces.note();
    }
  }
}
