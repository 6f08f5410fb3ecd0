package dev.herald.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is measured is what is shipped.
class ShippedJvmTest {

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
