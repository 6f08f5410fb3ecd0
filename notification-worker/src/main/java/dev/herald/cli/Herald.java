package dev.herald.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command `herald` and its start.
@Command(
    name = "herald",
    mixinStandardHelpOptions = true,
    version = "herald 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Operates Herald: replays topics, answers why somebody did not get an event, pauses and",
      "resumes. Speaks to the operations API of a worker.",
      ""
    },
    footer = {
      "herald why --event order-4711-shipped --user 8d2c1f",
      "herald replay plan --from 02:10 --to 02:40 --where state=failed",
      "herald replay apply r1f3c9a2 --wait",
      "herald pause tenant=9f3c --reason 'incident 42'"
    },
    subcommands = {
      StatusCommand.class,
      WhyCommand.class,
      PseudonymCommand.class,
      ReplayCommand.class,
      DeadLettersCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      SkipCommand.class,
      SeekCommand.class,
      AutoComplete.GenerateCompletion.class,
      CommandLine.HelpCommand.class,
    })
public final class Herald implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Connection connection = new Connection();

  /// Runs a command line and ends this process with its exit code.
  public static void runAndExit(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /// Runs a command line.
  ///
  /// @return its exit code
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine().setOut(out).setErr(err).execute(arguments);
  }

  static CommandLine commandLine() {
    Clock clock = Clock.system(ZoneId.systemDefault());
    CommandLine command = new CommandLine(new Herald(), new Commands(clock));
    Help.complete(command);
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Failures::wrong)
        .setExecutionExceptionHandler(Failures::report)
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  Connection connection() {
    return connection;
  }
}
