package dev.herald.guarantee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Somebody at a terminal with bash and the script `herald`. Functions that one command makes are
/// there for the next, and so are variables that it is told.
final class Shell {
  private static final long LONGEST_SECONDS = 120;
  private final Map<String, String> given = new TreeMap<>();
  private final Path directory;
  private final Path state;

  /// Opens one.
  ///
  /// @param directory for its files
  Shell(Path directory) throws IOException {
    this.directory = directory;
    this.state = Files.createFile(directory.resolve("state"));
    given.put("STATE", state.toString());
    given.put("HERALD_JAVA", System.getProperty("java.home"));
    given.put("PATH", Path.of("").toAbsolutePath() + ":/usr/local/bin:/usr/bin:/bin");
  }

  void set(String variable, String value) {
    given.put(variable, value);
  }

  /// Runs a command; one that gives a value to a variable that this shell was told does nothing.
  Operator.Said run(String command) {
    boolean isGiven =
        given.keySet().stream().anyMatch(each -> command.matches("(export )?" + each + "=.*"));
    try {
      return isGiven ? new Operator.Said(0, "", "") : ran(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Operator.Said ran(String command) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", framed(command));
    builder.environment().clear();
    builder.environment().putAll(given);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end");
    }
    return new Operator.Said(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static String framed(String command) {
    return """
    set -u -o pipefail
    . "$STATE"
    %s
    code=$?
    declare -f >"$STATE"
    exit $code
    """
        .formatted(command);
  }
}
