package dev.herald.fault.stage;

import dev.herald.fault.record.Span;
import dev.herald.fault.record.Trouble;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Notes what is done to the machinery, and when. Safe for any number of threads.
public final class Troubles {
  private final List<Trouble> noted = new ArrayList<>();
  private final Clock clock = Clock.systemUTC();

  /// Something that happens and is over.
  public void note(Trouble.Kind kind, Runnable what) {
    Instant from = clock.instant();
    what.run();
    add(new Trouble(kind, new Span(from, clock.instant())));
  }

  private synchronized void add(Trouble trouble) {
    noted.add(trouble);
  }

  public synchronized List<Trouble> all() {
    return List.copyOf(noted);
  }
}
