package dev.herald.worker.gate.clearance;

import dev.herald.conversation.StoreUnavailableException;
import dev.herald.worker.gate.breaker.Breakers;
import dev.herald.worker.gate.pace.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets what no longer matters. An edge: what fails here is told and tried again.
final class Upkeep {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

  private final Breakers breakers;
  private final Pace pace;

  Upkeep(Breakers breakers, Pace pace) {
    this.breakers = breakers;
    this.pace = pace;
  }

  void everySecond() {
    guarded(pace::sweep);
  }

  void everyMinute() {
    guarded(pace::sweepConversations);
    guarded(breakers::sweep);
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (StoreUnavailableException e) {
      log.atDebug().setCause(e).log("Redis is away; the pace is tidied up later");
    } catch (RuntimeException bug) {
      log.atError().setCause(bug).log("The pace could not be tidied up; it is tried again");
    }
  }
}
