package dev.herald.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Programs for Node.js under the resources `clients`, with the packages they need.
final class NodeClients {
  private static final Duration INSTALLATION = Duration.ofMinutes(5);
  private static final Duration RUN = Duration.ofMinutes(1);
  private static final List<String> FILES =
      List.of("package.json", "directline.mjs", "cloudadapter.mjs");

  private final Path directory = Path.of("target", "clients").toAbsolutePath();

  private NodeClients() {}

  /// Installs the packages in the versions that package.json names; quick when they are there.
  static NodeClients install() {
    NodeClients clients = new NodeClients();
    clients.copyFiles();
    clients.call(
        INSTALLATION, "npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent");
    return clients;
  }

  private void copyFiles() {
    try {
      Files.createDirectories(directory);
      for (String file : FILES) {
        try (InputStream in = NodeClients.class.getResourceAsStream("/clients/" + file)) {
          Files.copy(
              Objects.requireNonNull(in, file),
              directory.resolve(file),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs a program to its end.
  ///
  /// @return what it printed
  String run(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", program));
    command.addAll(List.of(arguments));
    return call(RUN, command.toArray(String[]::new));
  }

  /// Starts a program that runs until it is destroyed.
  Process start(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", program));
    command.addAll(List.of(arguments));
    return launch(directory.resolve("started.log"), command);
  }

  private String call(Duration patience, String... command) {
    Path output = directory.resolve(Path.of(command[1]).getFileName() + ".log");
    Process process = launch(output, List.of(command));
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(command[1] + " did not end: " + Files.readString(output));
      }
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new IllegalStateException(command[1] + " failed: " + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process launch(Path output, List<String> command) {
    try {
      return new ProcessBuilder(command)
          .directory(directory.toFile())
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(command.getFirst() + " is needed: install Node.js 20", e);
    }
  }
}
