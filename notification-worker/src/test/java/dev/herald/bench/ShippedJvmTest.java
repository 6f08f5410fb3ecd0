package dev.herald.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is measured is what is shipped.
class ShippedJvmTest {
  private static final Duration STARTED_WITHIN = Duration.ofSeconds(30);

  @Test
  void aWorkerWithASmallerHeapThanContestantsGet_starts() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Child.JVM);
    command.addAll(Child.heap(64));
    command.add("-version");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(STARTED_WITHIN)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile", "../README.md"})
  void theCollectorOfTheBenchIsThatOf(String file) throws IOException {
    String text = Files.readString(Path.of(file));

    assertThat(Child.JVM)
        .filteredOn(option -> option.startsWith("-XX:"))
        .isNotEmpty()
        .allSatisfy(option -> assertThat(text).contains(option));
  }
}
