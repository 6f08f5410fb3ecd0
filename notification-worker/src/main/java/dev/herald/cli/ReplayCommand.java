package dev.herald.cli;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `herald replay` and what it does.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Sends again what did not arrive. First a plan, which touches nothing and says what would be",
      "sent; then the plan is applied, behind all live traffic. What the ledger knows as delivered is",
      "never sent again, and a plan that is applied twice sends once."
    },
    footer = {
      "herald replay plan --from 02:10 --to 02:40 --where state=failed",
      "herald replay apply r1f3c9a2 --wait",
      "herald replay status r1f3c9a2"
    },
    subcommands = {
      ReplayPlanCommand.class,
      ReplayApplyCommand.class,
      ReplayCommand.StatusCommand.class,
      ReplayCommand.ListCommand.class,
      ReplayCommand.PauseCommand.class,
      ReplayCommand.ResumeCommand.class,
      ReplayCommand.AbortCommand.class,
      ReplayCommand.RateCommand.class,
    })
final class ReplayCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "say what: plan, apply, status …");
  }

  static void pause(long millis) {
    LockSupport.parkNanos(millis * 1_000_000);
  }

  /// `herald replay status`.
  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Shows how far a replay is and what became of its deliveries.",
      footer = "herald replay status r1f3c9a2")
  static final class StatusCommand extends ApiCommand {
    @Parameters(paramLabel = "PLAN", description = "Id of the plan, which is the replay's too.")
    private String plan = "";

    @Override
    int call(Api api, Output output) {
      JsonNode replay = api.get("replays/" + Api.encode(plan));
      output.show(replay, () -> output.table(ReplayRows.HEAD, List.of(ReplayRows.row(replay))));
      return ExitCode.DONE;
    }
  }

  /// `herald replay list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists plans and replays.",
      footer = "herald replay list")
  static final class ListCommand extends ApiCommand {
    @Override
    int call(Api api, Output output) {
      JsonNode replays = api.get("replays");
      output.show(
          replays, () -> output.table(ReplayRows.HEAD, ReplayRows.of(replays.path("replays"))));
      return ExitCode.DONE;
    }
  }

  /// A command that changes a replay.
  abstract static class Adjusting extends ApiCommand {
    @Parameters(
        index = "0",
        paramLabel = "PLAN",
        description = "Id of the plan, which is the replay's too.")
    private String plan = "";

    abstract @Nullable String action();

    @Nullable Integer rate() {
      return null;
    }

    @Override
    int call(Api api, Output output) {
      ObjectNode body = JsonMapper.shared().createObjectNode();
      if (action() != null) {
        body.put("action", action());
      }
      if (rate() != null) {
        body.put("rate", rate());
      }
      JsonNode replay = api.post("replays/" + Api.encode(plan), body);
      output.show(replay, () -> output.table(ReplayRows.HEAD, List.of(ReplayRows.row(replay))));
      return ExitCode.DONE;
    }
  }

  /// `herald replay pause`.
  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Holds a replay where it is.",
      footer = "herald replay pause r1f3c9a2")
  static final class PauseCommand extends Adjusting {
    @Override
    String action() {
      return "pause";
    }
  }

  /// `herald replay resume`.
  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Goes on with a paused replay.",
      footer = "herald replay resume r1f3c9a2")
  static final class ResumeCommand extends Adjusting {
    @Override
    String action() {
      return "resume";
    }
  }

  /// `herald replay abort`.
  @Command(
      name = "abort",
      mixinStandardHelpOptions = true,
      description = "Ends a replay for good.",
      footer = "herald replay abort r1f3c9a2")
  static final class AbortCommand extends Adjusting {
    @Override
    String action() {
      return "abort";
    }
  }

  /// `herald replay rate`.
  @Command(
      name = "rate",
      mixinStandardHelpOptions = true,
      description = "Changes how fast it goes.",
      footer = {"herald replay rate r1f3c9a2 100", "herald replay rate r1f3c9a2 0"})
  static final class RateCommand extends Adjusting {
    @Parameters(index = "1", paramLabel = "PER_SECOND", description = "0: no limit of its own")
    private int perSecond;

    @Override
    @Nullable String action() {
      return null;
    }

    @Override
    Integer rate() {
      return perSecond;
    }
  }
}
