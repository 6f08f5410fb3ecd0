package dev.herald.worker.replay;

/// How many deliveries a second a replay may publish: what the operator wishes, and beside live
/// traffic no more than the machine can give. Sending one costs as much as sending any other,
/// whoever reads the range, and bulk that waits its turn still takes the processor from those who
/// do not. Safe for any number of threads.
final class Allowance {
  private static final double SECOND = 1e9;
  private static final double SHARE = 0.25;
  private static final int TO_BEGIN_WITH = 10;

  private final LiveTraffic traffic;
  private final DeliveryCost cost;
  private final int processors;

  Allowance(LiveTraffic traffic, DeliveryCost cost, int processors) {
    this.traffic = traffic;
    this.cost = cost;
    this.processors = processors;
  }

  /// Bounds a rate.
  ///
  /// @param wished a second; 0 for as many as there are
  /// @return 0 for as many as there are, at least 1 otherwise
  int perSecond(int wished) {
    return switch (traffic.demand()) {
      case NOTHING -> wished;
      case SOME -> bounded(wished, SHARE * processors);
      case EVERYTHING -> bounded(wished, SHARE);
    };
  }

  private int bounded(int wished, double share) {
    long each = cost.nanos();
    int most = each == 0 ? TO_BEGIN_WITH : (int) Math.max(1, share * SECOND / each);
    return wished == 0 ? most : Math.min(wished, most);
  }
}
