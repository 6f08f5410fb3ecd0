package dev.herald.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;

/// A plan, waited for and shown.
final class PlanView {
  private static final List<String> VERDICTS =
      List.of(
          "unsent",
          "failed",
          "suppressed",
          "delivered",
          "unknown",
          "expired",
          "superseded",
          "unreachable",
          "claimed",
          "forgotten",
          "malformed");

  private PlanView() {}

  /// Orders a plan, waits until it is read and shows it.
  ///
  /// @param pause waits that many milliseconds
  /// @return the exit code
  static int order(Api api, Output output, JsonNode order, LongConsumer pause) {
    JsonNode plan = await(api, output, api.post("plans", order), pause);
    output.show(plan, () -> show(output, plan));
    if (plan.path("report").path("verdicts").isEmpty()) {
      throw new ApiException(
          ExitCode.NOTHING_THERE,
          "nothing in the %s records of that range fits the filter"
              .formatted(plan.path("records").asString()));
    }
    return ExitCode.DONE;
  }

  private static JsonNode await(Api api, Output output, JsonNode begun, LongConsumer pause) {
    JsonNode plan = begun;
    while (plan.path("state").asString().equals("reading")) {
      output.progress("reading", plan.path("read").asLong(), plan.path("records").asLong());
      pause.accept(250);
      plan = api.get("plans/" + Api.encode(begun.path("id").asString()));
    }
    output.endProgress();
    if (plan.path("state").asString().equals("failed")) {
      throw new ApiException(ExitCode.REFUSED, plan.path("error").asString("the plan failed"));
    }
    return plan;
  }

  private static void show(Output output, JsonNode plan) {
    JsonNode report = plan.path("report");
    JsonNode order = plan.path("order");
    output.line(
        "plan %s: %s, %s to %s%s"
            .formatted(
                plan.path("id").asString(),
                order.path("topic").asString(),
                order.path("from").asString(),
                order.path("to").asString(),
                order.path("where").asString("").isEmpty()
                    ? ""
                    : ", where " + order.path("where").asString()));
    output.line("");
    output.line(
        "would send %s of %s records"
            .formatted(
                report.path("wouldSend").asString("0"), report.path("records").asString("0")));
    if (report.path("estimatedSeconds").asLong() > 0) {
      output.line(
          "takes about %s s at the present budget"
              .formatted(report.path("estimatedSeconds").asString()));
    }
    output.line("");
    groups(output, "", report.path("verdicts"));
    by(output, "TENANT", report.path("byTenant"));
    by(output, "SOURCE", report.path("bySource"));
    output.table(
        List.of("CONVERSATION WITH MOST", "WOULD SEND"),
        report.path("topConversations").properties().stream()
            .map(each -> List.of(each.getKey(), each.getValue().asString()))
            .toList());
    output.line("");
    output.line("apply it with: herald replay apply " + plan.path("id").asString());
  }

  private static void groups(Output output, String name, JsonNode counts) {
    output.table(
        List.of("STATE" + name, "DELIVERIES"),
        VERDICTS.stream()
            .filter(counts::has)
            .map(verdict -> List.of(verdict, counts.path(verdict).asString()))
            .toList());
    output.line("");
  }

  private static void by(Output output, String what, JsonNode groups) {
    List<List<String>> rows = new ArrayList<>();
    groups
        .properties()
        .forEach(group ->
            group
                .getValue()
                .properties()
                .forEach(each ->
                    rows.add(
                        List.of(
                            group.getKey().isEmpty() ? "-" : group.getKey(),
                            each.getKey(),
                            each.getValue().asString()))));
    if (!rows.isEmpty()) {
      output.table(List.of(what, "STATE", "DELIVERIES"), rows);
      output.line("");
    }
  }
}
