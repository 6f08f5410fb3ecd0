package dev.herald.cli;

import picocli.CommandLine;

/// Turns what went wrong into one line and an exit code.
final class Failures {
  private Failures() {}

  static int report(Exception failure, CommandLine command, CommandLine.ParseResult arguments)
      throws Exception {
    if (failure instanceof ApiException refused) {
      command.getErr().println("herald: " + refused.getMessage());
      return refused.exitCode();
    }
    if (failure instanceof IllegalArgumentException wrong) {
      command.getErr().println("herald: " + wrong.getMessage());
      return ExitCode.USAGE;
    }
    throw failure;
  }
}
