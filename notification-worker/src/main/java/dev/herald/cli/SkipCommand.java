package dev.herald.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `herald skip`.
@Command(
    name = "skip",
    mixinStandardHelpOptions = true,
    description = {
      "Takes one record out of the way: it is not sent, ends as suppressed (skipped by an operator)",
      "and lies among the dead letters."
    },
    footer = "herald skip deliveries.normal 3 4711 --reason 'poison'")
final class SkipCommand extends ApiCommand {
  @Parameters(index = "0", paramLabel = "TOPIC", description = "such as deliveries.normal")
  private String topic = "";

  @Parameters(index = "1", paramLabel = "PARTITION", description = "its partition")
  private int partition;

  @Parameters(index = "2", paramLabel = "OFFSET", description = "its offset there")
  private long offset;

  @Option(names = "--reason", required = true, description = "Why.")
  private String reason = "";

  @Override
  int call(Api api, Output output) {
    JsonNode skipped =
        api.post(
            "skips",
            JsonMapper.shared()
                .createObjectNode()
                .put("topic", topic)
                .put("partition", partition)
                .put("offset", offset)
                .put("reason", reason));
    output.show(skipped, () -> output.line("skipped %s-%d@%d".formatted(topic, partition, offset)));
    return ExitCode.DONE;
  }
}
