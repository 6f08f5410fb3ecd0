package dev.herald.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `herald pseudonym`.
@Command(
    name = "pseudonym",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what ids are called in the logs of workers and gateways, which hold no ids: what to",
      "search them for. The names hold for all services with the same herald.log.pseudonym-key."
    },
    footer = {
      "herald pseudonym --event order-4711-shipped",
      "herald pseudonym --user 8d2c1f --tenant 9f3c"
    })
final class PseudonymCommand extends ApiCommand {
  private static final List<String> KINDS = List.of("event", "user", "conversation", "tenant");

  @Option(names = "--event", paramLabel = "ID", description = "Id of an event.")
  private String event = "";

  @Option(
      names = "--user",
      paramLabel = "ID",
      description = "Channel user id or Entra object id; each has its own.")
  private String user = "";

  @Option(names = "--conversation", paramLabel = "ID", description = "Conversation id.")
  private String conversation = "";

  @Option(names = "--tenant", paramLabel = "ID", description = "Tenant id.")
  private String tenant = "";

  @Override
  int call(Api api, Output output) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("event", event);
    query.put("user", user);
    query.put("conversation", conversation);
    query.put("tenant", tenant);
    query.values().removeIf(String::isEmpty);
    JsonNode names = api.get("pseudonyms", query);
    output.show(
        names,
        () ->
            KINDS.stream()
                .filter(names::has)
                .forEach(kind -> output.line(names.path(kind).asString())));
    if (!names.path("lasting").asBoolean()) {
      output.note(
          "herald.log.pseudonym-key is not set: only the log of the worker that was asked has these"
              + " names, and only since it started");
    }
    return ExitCode.DONE;
  }
}
