package dev.herald.cli;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
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
    subcommands = {
      ReplayCommand.PlanCommand.class,
      ReplayCommand.ApplyCommand.class,
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

  /// `herald replay plan`.
  @Command(
      name = "plan",
      mixinStandardHelpOptions = true,
      description = "Looks at a range of a topic and says what replaying it would do.")
  static final class PlanCommand extends ApiCommand {
    private final Times times;

    @Mixin private RangeOptions range = new RangeOptions();

    @Option(
        names = "--topic",
        defaultValue = "notifications",
        description = "notifications (default) or dead-letters")
    private String topic = "notifications";

    @Option(
        names = "--force",
        description = "Also send what is known as delivered: it is shown again.")
    private boolean force;

    @Option(names = "--unknown", description = "Also send what nobody knows the fate of.")
    private boolean unknown;

    @Option(names = "--reason", defaultValue = "", description = "Why; required with --force.")
    private String reason = "";

    PlanCommand(Times times) {
      this.times = times;
    }

    @Override
    int call(Api api, Output output) {
      ObjectNode body = range.body(times);
      body.put("topic", topic).put("force", force).put("unknown", unknown).put("reason", reason);
      return PlanView.order(api, output, body, ReplayCommand::pause);
    }
  }

  /// `herald replay apply`.
  @Command(
      name = "apply",
      mixinStandardHelpOptions = true,
      description = "Sends what a plan would send. Applying it again changes nothing.")
  static final class ApplyCommand extends ApiCommand {
    @Parameters(paramLabel = "PLAN")
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
              "replays",
              JsonMapper.shared().createObjectNode().put("plan", plan).put("rate", rate));
      while (wait && !replay.path("over").asBoolean()) {
        output.progress("applying", replay.path("read").asLong(), replay.path("records").asLong());
        pause(500);
        replay = api.get("replays/" + Api.encode(plan));
      }
      output.endProgress();
      JsonNode last = replay;
      output.show(last, () -> output.table(ReplayRows.HEAD, List.of(ReplayRows.row(last))));
      return ExitCode.DONE;
    }
  }

  /// `herald replay status`.
  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Shows how far a replay is and what became of its deliveries.")
  static final class StatusCommand extends ApiCommand {
    @Parameters(paramLabel = "PLAN")
    private String plan = "";

    @Override
    int call(Api api, Output output) {
      JsonNode replay = api.get("replays/" + Api.encode(plan));
      output.show(replay, () -> output.table(ReplayRows.HEAD, List.of(ReplayRows.row(replay))));
      return ExitCode.DONE;
    }
  }

  /// `herald replay list`.
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists plans and replays.")
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
    @Parameters(index = "0", paramLabel = "PLAN")
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
      description = "Holds a replay where it is.")
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
      description = "Goes on with a paused replay.")
  static final class ResumeCommand extends Adjusting {
    @Override
    String action() {
      return "resume";
    }
  }

  /// `herald replay abort`.
  @Command(name = "abort", mixinStandardHelpOptions = true, description = "Ends a replay for good.")
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
      description = "Changes how fast it goes.")
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
