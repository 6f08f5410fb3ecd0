package dev.herald.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `herald pause`.
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = {
      "Stops sending to a scope until it is resumed. Nothing is lost and no attempt is burnt: what",
      "is paused waits in Kafka. Every worker knows within 2 seconds, also after a restart."
    },
    footer = {
      "herald pause all --reason 'incident 42'",
      "herald pause tenant=9f3c --reason 'their bot is being replaced'",
      "herald pause priority=bulk --reason 'the channel is slow'"
    })
final class PauseCommand extends ApiCommand {
  @Parameters(
      paramLabel = "SCOPE",
      description = "all, bot=ID, tenant=ID, host=NAME or priority=urgent|normal|bulk")
  private String scope = "";

  @Option(names = "--reason", required = true, description = "Why; shown by status and why.")
  private String reason = "";

  @Override
  int call(Api api, Output output) {
    JsonNode paused =
        api.post(
            "pauses",
            JsonMapper.shared().createObjectNode().put("scope", scope).put("reason", reason));
    output.show(paused, () -> output.line("paused " + scope));
    return ExitCode.DONE;
  }
}
