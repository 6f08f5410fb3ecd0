package dev.herald.worker.lanes;

/// A bound with a dead zone: exceeded from `most` on, kept again only below 70 % of it, so that
/// nothing flutters.
final class Bound {
  private static final int LOW_PERCENT = 70;
  private static final int PERCENT = 100;

  private final long most;
  private boolean exceeded;

  Bound(long most) {
    this.most = most;
  }

  long most() {
    return most;
  }

  boolean exceededBy(long value) {
    exceeded = value >= most || (exceeded && value > most * LOW_PERCENT / PERCENT);
    return exceeded;
  }
}
