package dev.herald.watch;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// Warns of the same trouble once, until it is over or another. Belongs to one thread.
public final class Trouble {
  private final Logger log;
  private final String message;
  private @Nullable String last;

  /// Makes one.
  ///
  /// @param message what the trouble means and what happens next
  public Trouble(Logger log, String message) {
    this.log = log;
    this.message = message;
  }

  public void tell(String why) {
    if (!why.equals(last)) {
      log.atWarn().addKeyValue("why", why).log(message);
      last = why;
    }
  }

  public void over() {
    last = null;
  }
}
