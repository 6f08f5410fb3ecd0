package dev.herald.worker.gate.pace;

/// What a delivery that goes now has taken of its limits. Belongs to one thread.
public final class Booking {
  private final Spent spent;
  private int left;

  /// What the sends are entered in.
  interface Spent {
    void answered();

    void returned(int count);
  }

  Booking(int count, Spent spent) {
    this.left = count;
    this.spent = spent;
  }

  /// How many more may be sent.
  public int left() {
    return left;
  }

  /// One of them is over.
  public void answered() {
    left--;
    spent.answered();
  }

  /// Gives back what was not used. Doing so again changes nothing.
  public void close() {
    if (left > 0) {
      spent.returned(left);
      left = 0;
    }
  }
}
