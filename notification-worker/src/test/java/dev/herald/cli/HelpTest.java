package dev.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/// `--help` of every command is worth reading, and its examples are commands.
class HelpTest {
  private static final Pattern EXAMPLE = Pattern.compile("herald( [^|)]*)?");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

  /// One for all: each that looks for the width of its terminal starts a process.
  private static final CommandLine HERALD = Herald.commandLine().setUsageHelpAutoWidth(false);

  static List<String> commands() {
    return names(HERALD).toList();
  }

  private static Stream<String> names(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec().qualifiedName()),
        command.getSubcommands().values().stream().flatMap(HelpTest::names));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandSaysWhatItDoesAndHowItEnds(String name) {
    CommandLine command = named(name);

    assertThat(String.join(" ", command.getCommandSpec().usageMessage().description()))
        .hasSizeGreaterThan(20);
    assertThat(command.getUsageMessage())
        .contains("Usage: " + name, "Examples:", "Exit codes:")
        .contains("  0   done", "  4   the worker cannot be reached", "  6   the command itself");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionAndArgumentIsExplained(String name) {
    assertThat(named(name).getCommandSpec().args())
        .allSatisfy(
            each -> assertThat(explanation(each)).as("%s of %s", each, name).hasSizeGreaterThan(2));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyExampleIsACommandLineOfIt(String name) {
    String[] examples = named(name).getCommandSpec().usageMessage().footer();

    assertThat(examples).isNotEmpty().allSatisfy(each -> assertThat(each).contains(name));
    assertThat(examples).allSatisfy(each -> assertThat(HERALD.parseArgs(words(each))).isNotNull());
  }

  private static String explanation(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  /// What stands behind `herald` in an example, up to a pipe.
  private static String[] words(String example) {
    String line =
        EXAMPLE.matcher(example).results().map(MatchResult::group).findFirst().orElseThrow();
    return WORD.matcher(line)
        .results()
        .map(word -> Objects.requireNonNullElse(word.group(1), word.group()))
        .skip(1)
        .toArray(String[]::new);
  }

  private static CommandLine named(String name) {
    CommandLine command = HERALD;
    for (String part : Arrays.stream(name.split(" ")).skip(1).toList()) {
      command = Objects.requireNonNull(command.getSubcommands().get(part), name);
    }
    return command;
  }
}
