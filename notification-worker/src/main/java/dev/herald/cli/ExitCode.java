package dev.herald.cli;

/// How a command ends. Part of the contract: scripts rely on it.
final class ExitCode {
  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int NOTHING_THERE = 3;
  static final int UNREACHABLE = 4;
  static final int NOT_ALLOWED = 5;

  /// Said by the script that starts the command.
  static final int CANNOT_RUN = 6;

  private ExitCode() {}
}
