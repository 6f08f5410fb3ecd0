package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One runbook, worked through from its first command to its last. A command that whoever works
/// through it does not expect, or leaves out, fails.
final class Runbook implements AutoCloseable {
  private final Deque<String> commands;
  private final Shell shell;

  Runbook(List<String> commands, Shell shell) {
    this.commands = new ArrayDeque<>(commands);
    this.shell = shell;
  }

  /// Tells the shell what a variable stands for.
  Runbook knows(String variable, String value) {
    shell.set(variable, value);
    return this;
  }

  /// Runs the next command, which begins so and succeeds.
  ///
  /// @return what it printed
  String run(String beginning) {
    return run(beginning, 0);
  }

  /// Runs the next command, which begins so and ends with that code.
  String run(String beginning, int exitCode) {
    String command = next(beginning);
    Operator.Said said = shell.run(command);
    assertThat(said.exitCode()).as("%s: %s", command, said).isEqualTo(exitCode);
    return said.out();
  }

  /// The same for one that prints JSON.
  JsonNode json(String beginning) {
    return new Operator.Said(0, run(beginning), "").json();
  }

  /// Runs the next command again and again until it prints that.
  void runUntil(String beginning, String words) {
    String command = next(beginning);
    Events.await(command + " to print " + words)
        .until(() -> shell.run(command).out(), printed -> printed.contains(words));
  }

  private String next(String beginning) {
    assertThat(commands).as("the commands left").isNotEmpty();
    assertThat(commands.peek()).startsWith(beginning);
    return commands.remove();
  }

  @Override
  public void close() {
    assertThat(commands).as("commands that were not run").isEmpty();
  }
}
