package dev.herald.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that asks a worker.
abstract class ApiCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public final Integer call() {
    Connection connection = root().connection();
    CommandLine command = spec.commandLine();
    Output output =
        new Output(
            command.getOut(), command.getErr(), connection.json(), command.getUsageHelpWidth());
    try (Api api = connection.api()) {
      return call(api, output);
    }
  }

  /// Does it.
  ///
  /// @return the exit code
  abstract int call(Api api, Output output);

  private Herald root() {
    return (Herald) spec.root().userObject();
  }
}
