package dev.herald.worker.gate.pace;

/// Who waits for a budget with one priority. Not safe for threads.
final class Line {
  private long issued;
  private long served;
  private long closedUntilMicros;

  /// Joins at the end.
  long join() {
    return issued++;
  }

  /// How many stand before, roughly: who left from the middle is counted as if from the front.
  int before(long number) {
    return (int) Math.max(0, number - served);
  }

  int length() {
    return (int) (issued - served);
  }

  void left() {
    served++;
  }

  /// Nobody needs to ask before then.
  void close(long untilMicros) {
    closedUntilMicros = untilMicros;
  }

  long closedForMicros(long nowMicros) {
    return closedUntilMicros - nowMicros;
  }
}
