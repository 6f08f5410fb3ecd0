package dev.herald.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The script `herald` as it is run from a shell, in an environment that holds nothing but what a
/// test gives it.
final class Script {
  private static final long LONGEST_SECONDS = 60;

  private final Map<String, String> environment = new HashMap<>();
  private String name = Path.of("herald").toAbsolutePath().toString();
  private Path directory = Path.of("").toAbsolutePath();

  private Script() {}

  /// One that finds no Java but through what is added.
  static Script bare(Path nowhere) {
    Script script = new Script();
    script.environment.put("PATH", "/usr/bin:/bin");
    script.environment.put("HERALD_JVMS", nowhere.toString());
    return script;
  }

  /// One that has the Java of these tests.
  static Script usual() {
    return bare(Path.of("/nowhere")).with("HERALD_JAVA", System.getProperty("java.home"));
  }

  Script with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Script in(Path where) {
    directory = where;
    return this;
  }

  /// Called by another name.
  Script as(String other) {
    name = other;
    return this;
  }

  /// What it printed and how it ended.
  record Said(int exitCode, String out, String err) {}

  Said runs(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("herald", ".out");
    Path err = Files.createTempFile("herald", ".err");
    ProcessBuilder builder = new ProcessBuilder(name).directory(directory.toFile());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(name + " did not end");
    }
    return new Said(process.exitValue(), read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }
}
