package dev.herald.bench;

/// A number of deliveries that are there from the beginning.
///
/// @param warm come first and are not measured
/// @param tail come last and are not measured: conversations with many run out of company there
record Stretch(int warm, int measured, int tail) {
  int total() {
    return warm + measured + tail;
  }

  int end() {
    return warm + measured;
  }
}
