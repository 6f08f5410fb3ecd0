package dev.herald.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/// Turns what went wrong into one line and an exit code.
final class Failures {
  private Failures() {}

  /// A wrong command line: what is wrong with it, what may have been meant, and where help is.
  static int wrong(CommandLine.ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("herald: " + wrong.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("herald: see " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

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
