package dev.herald.worker.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at most once per period, however often it is asked, and says in the log when the answer
/// changes.
final class CachedCheck implements Check {
  private static final Logger log = LoggerFactory.getLogger(CachedCheck.class);

  private final String name;
  private final Check check;
  private final Duration period;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Instant lookedAt;
  private boolean up = true;

  CachedCheck(String name, Check check, Duration period, Clock clock) {
    this.name = name;
    this.check = check;
    this.period = period;
    this.clock = clock;
  }

  @Override
  public boolean isUp() {
    lock.lock();
    try {
      if (lookedAt == null || !clock.instant().isBefore(lookedAt.plus(period))) {
        look();
      }
      return up;
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    boolean before = up;
    up = check.isUp();
    lookedAt = clock.instant();
    if (before && !up) {
      log.atWarn().addKeyValue("what", name).log("Out of reach: not ready until it is back");
    } else if (up && !before) {
      log.atInfo().addKeyValue("what", name).log("Back in reach");
    }
  }
}
