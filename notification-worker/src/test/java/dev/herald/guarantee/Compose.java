package dev.herald.guarantee;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The composition of docker-compose.yml, under a name of its own. What it prints is in
/// target/compose.log.
final class Compose implements AutoCloseable {
  private static final Path OUTPUT = Path.of("target/compose.log").toAbsolutePath();
  private static final String PROJECT = "herald-it";

  private final Path directory;
  private final Map<String, String> environment;
  private final List<String> command;

  private Compose(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
    this.command = command();
  }

  /// Builds the images and starts everything; returns when the containers run.
  static Compose up(Path directory, Map<String, String> environment) {
    Compose compose = new Compose(directory, environment);
    try {
      compose.run("up", "-d", "--build");
      return compose;
    } catch (IllegalStateException e) {
      compose.close();
      throw e;
    }
  }

  /// What its services wrote.
  void logs() {
    run("logs", "--tail=100");
  }

  @Override
  public void close() {
    run("down", "-v", "--remove-orphans");
  }

  private void run(String... arguments) {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("-p", PROJECT));
    whole.addAll(List.of(arguments));
    if (execute(whole) != 0) {
      throw new IllegalStateException(String.join(" ", whole) + " failed; see " + OUTPUT);
    }
  }

  /// The plugin where there is one, else the older program.
  private List<String> command() {
    List<String> plugin = List.of("docker", "compose");
    List<String> version = new ArrayList<>(plugin);
    version.add("version");
    return execute(version) == 0 ? plugin : List.of("docker-compose");
  }

  private int execute(List<String> arguments) {
    ProcessBuilder process =
        new ProcessBuilder(arguments)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(OUTPUT.toFile()));
    process.environment().putAll(environment);
    try {
      return process.start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(arguments.getFirst() + " is not installed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
