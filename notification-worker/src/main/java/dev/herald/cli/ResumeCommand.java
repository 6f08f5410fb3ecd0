package dev.herald.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `herald resume`.
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Ends a pause. What waited is sent, judged anew by its freshness.",
    footer = {"herald resume all", "herald resume tenant=9f3c"})
final class ResumeCommand extends ApiCommand {
  @Parameters(paramLabel = "SCOPE", description = "as it was paused")
  private String scope = "";

  @Override
  int call(Api api, Output output) {
    JsonNode resumed = api.delete("pauses", Map.of("scope", scope));
    output.show(resumed, () -> output.line("resumed " + scope));
    return ExitCode.DONE;
  }
}
