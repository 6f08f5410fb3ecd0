package dev.herald.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `herald why`.
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what became of an event, and why somebody did not get it: where it was read, what was",
      "planned, what it waited for, each attempt with its code and duration, how it ended."
    },
    footer = {
      "herald why --event order-4711-shipped",
      "herald why --event order-4711-shipped --user 8d2c1f"
    })
final class WhyCommand extends ApiCommand {
  @Option(names = "--event", required = true, description = "Its id.")
  private String event = "";

  @ArgGroup private Whom whom = new Whom();

  /// One recipient; without, the event as a whole.
  static final class Whom {
    @Option(names = "--user", description = "Channel user id or Entra object id.")
    private String user = "";

    @Option(names = "--conversation", description = "Conversation id.")
    private String conversation = "";
  }

  @Override
  int call(Api api, Output output) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("event", event);
    if (!whom.user.isEmpty()) {
      query.put("user", whom.user);
    }
    if (!whom.conversation.isEmpty()) {
      query.put("conversation", whom.conversation);
    }
    JsonNode why = api.get("why", query);
    output.show(why, () -> show(output, why));
    return why.path("known").asBoolean(true) ? ExitCode.DONE : ExitCode.NOTHING_THERE;
  }

  private static void show(Output output, JsonNode why) {
    output.line(why.path("answer").asString());
    output.line("");
    for (JsonNode step : why.path("timeline")) {
      output.line(
          "%-30s  %-12s  %s"
              .formatted(
                  step.path("at").asString("-"), step.path("what").asString(), details(step)));
    }
  }

  private static String details(JsonNode step) {
    return step.properties().stream()
        .filter(each -> !List.of("at", "what").contains(each.getKey()))
        .map(each -> each.getKey() + "=" + each.getValue().asString())
        .collect(Collectors.joining(" "));
  }
}
