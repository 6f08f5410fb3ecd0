package dev.herald.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `herald replay apply`.
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = "Sends what a plan would send. Applying it again changes nothing.",
    footer = {"herald replay apply r1f3c9a2 --wait", "herald replay apply r1f3c9a2 --rate 100"})
final class ReplayApplyCommand extends ApiCommand {
  @Parameters(paramLabel = "PLAN", description = "Id of the plan, as it was printed.")
  private String plan = "";

  @Option(
      names = "--rate",
      defaultValue = "0",
      description = "Deliveries a second; 0: no limit of its own.")
  private int rate;

  @Option(names = "--wait", description = "Wait until every delivery is settled.")
  private boolean wait;

  @Override
  int call(Api api, Output output) {
    JsonNode replay =
        api.post(
            "replays", JsonMapper.shared().createObjectNode().put("plan", plan).put("rate", rate));
    while (wait && !replay.path("over").asBoolean()) {
      tellHowFar(replay, output);
      ReplayCommand.pause(500);
      replay = api.get("replays/" + Api.encode(plan));
    }
    output.endProgress();
    JsonNode last = replay;
    output.show(last, () -> output.table(ReplayRows.HEAD, List.of(ReplayRows.row(last))));
    return ExitCode.DONE;
  }

  private static void tellHowFar(JsonNode replay, Output output) {
    long published = replay.path("published").asLong();
    if (replay.path("state").asString().equals("published")) {
      output.progress("settling", published - replay.path("open").asLong(), published);
    } else {
      output.progress("applying", replay.path("read").asLong(), replay.path("records").asLong());
    }
  }
}
