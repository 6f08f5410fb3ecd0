package dev.herald.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.tools.consumer.group.ConsumerGroupCommand;

/// `kafka-consumer-groups`, as Kafka ships it, in a process of its own.
record GroupTool(String bootstrapServers) {

  /// Runs it with those arguments and `--reset-offsets --execute`; it must move something.
  ///
  /// @return what it printed
  String resets(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ConsumerGroupCommand.class.getName());
    command.addAll(List.of("--bootstrap-server", bootstrapServers));
    command.addAll(List.of("--reset-offsets", "--execute"));
    command.addAll(List.of(arguments));
    String printed = output(command);
    assertThat(printed).contains("NEW-OFFSET").doesNotContain("Error");
    return printed;
  }

  private static String output(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(printed).isZero();
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
