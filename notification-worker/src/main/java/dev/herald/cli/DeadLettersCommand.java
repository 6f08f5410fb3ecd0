package dev.herald.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `herald dead-letters` and what it does.
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Shows the records that were put aside, sends them again or discards them.",
    footer = {"herald dead-letters list --from -1h", "herald dead-letters show 0/4711"},
    subcommands = {
      DeadLettersCommand.ListCommand.class,
      DeadLettersCommand.ShowCommand.class,
      DeadLettersCommand.RedriveCommand.class,
      DeadLettersCommand.DiscardCommand.class,
    })
final class DeadLettersCommand implements Runnable {
  private static final String ROOT = "dead-letters";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what: list, show, redrive or discard");
  }

  /// `herald dead-letters list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists those of a time range.",
      footer = {
        "herald dead-letters list --from -1h",
        "herald dead-letters list --from 02:10 --to 02:40 --where source=orders --limit 1000"
      })
  static final class ListCommand extends ApiCommand {
    private final Times times;

    @Mixin private RangeOptions range = new RangeOptions();

    @Option(names = "--limit", defaultValue = "100", description = "At most so many, newest last.")
    private int limit;

    ListCommand(Times times) {
      this.times = times;
    }

    @Override
    int call(Api api, Output output) {
      Map<String, String> query = range.query(times);
      query.put("limit", Integer.toString(limit));
      JsonNode letters = api.get(ROOT, query);
      output.show(
          letters,
          () ->
              output.table(
                  List.of("LETTER", "AT", "FROM", "REASON", "EVENT", "STATE"),
                  letters
                      .path("letters")
                      .valueStream()
                      .map(
                          each -> Rows.of(each, "letter", "at", "from", "reason", "event", "state"))
                      .toList()));
      return letters.path("letters").isEmpty() ? ExitCode.NOTHING_THERE : ExitCode.DONE;
    }
  }

  /// `herald dead-letters show`.
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one: where it came from, why it is here, every attempt.",
      footer = {"herald dead-letters show 0/4711", "herald dead-letters show 0/4711 --reveal"})
  static final class ShowCommand extends ApiCommand {
    @Parameters(paramLabel = "LETTER", description = "PARTITION/OFFSET, as list names it")
    private String letter = "";

    @Option(
        names = "--reveal",
        description = "Show its content too; this is written to the audit log.")
    private boolean reveal;

    @Override
    int call(Api api, Output output) {
      JsonNode shown = api.get(ROOT + "/" + letter, Map.of("reveal", Boolean.toString(reveal)));
      output.show(shown, () -> output.line(shown.toPrettyString()));
      return ExitCode.DONE;
    }
  }

  /// `herald dead-letters redrive`.
  @Command(
      name = "redrive",
      mixinStandardHelpOptions = true,
      description = "Plans sending those of a time range again; apply the plan to do it.",
      footer = "herald dead-letters redrive --from -1h --where code=http-502")
  static final class RedriveCommand extends ApiCommand {
    private final Times times;

    @Mixin private RangeOptions range = new RangeOptions();

    @Option(names = "--unknown", description = "Also send what nobody knows the fate of.")
    private boolean unknown;

    RedriveCommand(Times times) {
      this.times = times;
    }

    @Override
    int call(Api api, Output output) {
      ObjectNode body = range.body(times);
      body.put("topic", ROOT).put("force", false).put("unknown", unknown).put("reason", "");
      return PlanView.order(api, output, body, ReplayCommand::pause);
    }
  }

  /// `herald dead-letters discard`.
  @Command(
      name = "discard",
      mixinStandardHelpOptions = true,
      description = "Marks one as dealt with: it is never sent by a redrive.",
      footer = "herald dead-letters discard 0/4711 --reason 'a typo of the publisher'")
  static final class DiscardCommand extends ApiCommand {
    @Parameters(paramLabel = "LETTER", description = "PARTITION/OFFSET, as list names it")
    private String letter = "";

    @Option(names = "--reason", required = true, description = "Why.")
    private String reason = "";

    @Override
    int call(Api api, Output output) {
      JsonNode discarded =
          api.post(
              ROOT + "/" + letter + "/discard",
              JsonMapper.shared().createObjectNode().put("reason", reason));
      output.show(discarded, () -> output.line("discarded " + letter));
      return ExitCode.DONE;
    }
  }
}
