package dev.herald.bench;

import org.jspecify.annotations.Nullable;

/// What was measured of one contestant in one stretch.
///
/// @param perSecond deliveries shown
/// @param cpuMicros CPU time of its whole process per delivery
/// @param inFlightMedian requests open at the channel
/// @param latency from the intended moment of publication until the request is at the channel; null
///   where everything was published before
/// @param heapMb most heap in use, garbage included
/// @param rssMb most resident memory
/// @param refused requests that the channel did not take
/// @param lost published and never shown; null where the contestant was ended in the middle
record Figures(
    double perSecond,
    double cpuMicros,
    int inFlightMedian,
    int inFlightPeak,
    @Nullable Latencies latency,
    long heapMb,
    long rssMb,
    int refused,
    int disordered,
    @Nullable Integer lost,
    int duplicated) {}
