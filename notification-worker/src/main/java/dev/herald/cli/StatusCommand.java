package dev.herald.cli;

import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `herald status`.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows what is paused and which replays run.",
    footer = {"herald status", "herald status --json | jq .pauses"})
final class StatusCommand extends ApiCommand {

  @Override
  int call(Api api, Output output) {
    JsonNode status = api.get("status");
    output.show(
        status,
        () -> {
          output.table(
              List.of("PAUSED", "SINCE", "BY", "REASON"),
              status
                  .path("pauses")
                  .valueStream()
                  .map(pause -> Rows.of(pause, "scope", "since", "by", "reason"))
                  .toList());
          output.table(ReplayRows.HEAD, ReplayRows.of(status.path("replays")));
        });
    return ExitCode.DONE;
  }
}
