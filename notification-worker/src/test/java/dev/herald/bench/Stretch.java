package dev.herald.bench;

import java.util.List;

/// A number of deliveries that are there from the beginning.
///
/// @param rests after how many of the first the contestant has little to do for a while, so that
///   its compiler gets through with what it has begun
/// @param warm come first and are not measured
/// @param tail come last and are not measured: conversations with many run out of company there
record Stretch(List<Integer> rests, int warm, int measured, int tail) {
  int total() {
    return warm + measured + tail;
  }

  int end() {
    return warm + measured;
  }
}
