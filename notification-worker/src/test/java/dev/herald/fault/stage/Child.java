package dev.herald.fault.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Java process on the class path of this one, which can be killed and started again.
final class Child {
  private static final int ENDS_WITHIN_SECONDS = 60;

  /// The channel, which is in this process, tells when it saw what: it must not wait for those that
  /// are judged by that.
  private static final List<String> NICE =
      Files.isExecutable(Path.of("/usr/bin/nice"))
          ? List.of("/usr/bin/nice", "-n", "5")
          : List.of();

  private final ProcessBuilder builder;
  private Process process;

  private Child(ProcessBuilder builder) throws IOException {
    this.builder = builder;
    this.process = builder.start();
  }

  /// Starts a process; what it says is appended to its log.
  static Child start(
      Class<?> main, List<String> arguments, Map<String, String> environment, Path log) {
    List<String> command = new ArrayList<>(NICE);
    command.addAll(
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(Rehearsal.options(main));
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(log.getParent());
      return new Child(builder);
    } catch (IOException e) {
      throw new UncheckedIOException("not started: " + main.getName(), e);
    }
  }

  void restart() {
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("not started again", e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// SIGKILL; returns when it is dead.
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /// SIGTERM; returns at once.
  void terminate() {
    process.destroy();
  }

  /// Waits for its end.
  ///
  /// @return its exit code
  int awaitExit() {
    try {
      if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
