package dev.herald.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `herald seek`.
@Command(
    name = "seek",
    mixinStandardHelpOptions = true,
    description = {
      "Moves the workers back (or on) in a topic: they pause, seek and resume. What the ledger knows",
      "as sent is not sent again. For a stopped worker, kafka-consumer-groups --reset-offsets on the",
      "groups herald-plan (notifications) and herald-send (deliveries.*) does the same."
    },
    footer = {
      "herald seek --topic deliveries --to earliest --reason 'incident 42'",
      "herald seek --topic notifications --to 2026-11-24T02:10:00Z --reason 'incident 42'"
    })
final class SeekCommand extends ApiCommand {
  @Option(names = "--topic", required = true, description = "notifications or deliveries")
  private String topic = "";

  @Option(
      names = "--to",
      required = true,
      description = "earliest, latest, or a time: ISO-8601 with offset")
  private String to = "";

  @Option(names = "--reason", required = true, description = "Why.")
  private String reason = "";

  @Override
  int call(Api api, Output output) {
    JsonNode moved =
        api.post(
            "seeks",
            JsonMapper.shared()
                .createObjectNode()
                .put("topic", topic)
                .put("to", to)
                .put("reason", reason));
    output.show(moved, () -> output.line("moved " + topic + " to " + to));
    return ExitCode.DONE;
  }
}
