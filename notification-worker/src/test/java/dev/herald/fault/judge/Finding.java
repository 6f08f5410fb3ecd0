package dev.herald.fault.judge;

/// A promise that was broken.
///
/// @param what says which one and how, for whoever looks into it
public record Finding(Kind kind, String event, String what) {

  /// How a promise can be broken.
  public enum Kind {
    LOST("lost"),
    UNFLAGGED("duplicated without a flag"),
    NEEDLESS_DUPLICATE("duplicated without a cause"),
    OUT_OF_ORDER("out of order"),
    EARLY("early"),
    LATE("late"),
    SUPERSEDED_SHOWN("superseded shown"),
    OVER_PACE("over pace"),
    CONTRADICTED("told differently"),
    DENIED("shown but denied"),
    NEEDLESS_DOUBT("in doubt without a cause"),
    NEEDLESS_END("given up without a cause");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
