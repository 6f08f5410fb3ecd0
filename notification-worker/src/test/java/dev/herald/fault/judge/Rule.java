package dev.herald.fault.judge;

import java.util.function.Consumer;

/// A promise about single events.
interface Rule {
  void judge(Story story, Consumer<Finding> found);
}
