package dev.herald.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/// What the help of every command says alike: the heading of its examples, which are its footer,
/// and how it can end.
final class Help {
  private Help() {}

  /// Completes the help of a command and of those below it.
  static void complete(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    switch (command.getCommandName()) {
      case "generate-completion" -> usage.footer("source <(herald generate-completion)");
      case "help" -> usage.footer("herald help replay");
      default -> {}
    }
    usage.footerHeading("%nExamples:%n");
    indent(usage);
    usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes());
    command.getSubcommands().values().forEach(Help::complete);
  }

  private static void indent(UsageMessageSpec usage) {
    String[] examples = usage.footer();
    for (int i = 0; i < examples.length; i++) {
      examples[i] = "  " + examples[i];
    }
    usage.footer(examples);
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    code(codes, ExitCode.DONE, "done");
    code(codes, ExitCode.REFUSED, "refused: the order cannot be carried out as it stands");
    code(codes, ExitCode.USAGE, "the command line is wrong");
    code(
        codes,
        ExitCode.NOTHING_THERE,
        "nothing there: an unknown plan, a range without records, a filter that matches nothing");
    code(codes, ExitCode.UNREACHABLE, "the worker cannot be reached, or Kafka or Redis by it");
    code(codes, ExitCode.NOT_ALLOWED, "the key is missing, unknown or has no right to this");
    code(codes, ExitCode.CANNOT_RUN, "the command itself cannot run: no Java 25, or no jar");
    return codes;
  }

  private static void code(Map<String, String> codes, int code, String meaning) {
    codes.put(Integer.toString(code), meaning);
  }
}
