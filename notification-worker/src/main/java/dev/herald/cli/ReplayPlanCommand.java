package dev.herald.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// `herald replay plan`.
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Looks at a range of a topic and says what replaying it would do.",
    footer = {
      "herald replay plan --from 02:10 --to 02:40 --where state=failed",
      "herald replay plan --from -30m --topic dead-letters --where tenant=9f3c,code=http-502",
      "herald replay plan --from -1h --where source=orders --force --reason 'wrong card'"
    })
final class ReplayPlanCommand extends ApiCommand {
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

  ReplayPlanCommand(Times times) {
    this.times = times;
  }

  @Override
  int call(Api api, Output output) {
    ObjectNode body = range.body(times);
    body.put("topic", topic).put("force", force).put("unknown", unknown).put("reason", reason);
    return PlanView.order(api, output, body, ReplayCommand::pause);
  }
}
