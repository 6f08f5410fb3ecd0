package dev.herald.cli;

import java.time.Clock;
import picocli.CommandLine;

/// Makes commands, each with the clock where it wants one.
final class Commands implements CommandLine.IFactory {
  private final Clock clock;

  Commands(Clock clock) {
    this.clock = clock;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == Times.class) {
      return type.cast(new Times(clock));
    }
    if (type == ReplayPlanCommand.class) {
      return type.cast(new ReplayPlanCommand(new Times(clock)));
    }
    if (type == DeadLettersCommand.ListCommand.class) {
      return type.cast(new DeadLettersCommand.ListCommand(new Times(clock)));
    }
    if (type == DeadLettersCommand.RedriveCommand.class) {
      return type.cast(new DeadLettersCommand.RedriveCommand(new Times(clock)));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
