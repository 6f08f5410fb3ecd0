package dev.herald.gateway.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is counted is told to whom the operator chose, and grows by nothing that a caller sends.
class MetersIT {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void closedUnlessOpened() {
    try (Gateway gateway = Gateway.start()) {
      assertThat(gateway.get("/actuator/prometheus").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void activitiesAreCountedByTypeChannelOutcomeAndLatency() {
    try (Gateway gateway = open()) {
      gateway.postActivity(Activities.message("c", "m1", AT, ""));
      gateway.postActivity(Activities.message("c", "m1", AT, ""));
      gateway.postActivity("{}");

      String meters = gateway.get("/actuator/prometheus").body();
      assertThat(meters)
          .contains(activities("directline", "done", "message"))
          .contains(activities("directline", "repeated", "message"))
          .contains(activities("none", "invalid", "none"))
          .contains("herald_gateway_activities_seconds_bucket")
          .contains("herald_gateway_calls_total{result=\"accepted\"} 3.0");
      assertThat(meters.lines().flatMap(MetersIT::name).map(name -> "| `" + name + "` |"))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(Files.readString(Path.of("METRICS.md"))).contains(row));
    }
  }

  @Test
  void namesThatACallerMakesUpAreCountedAsOthers() {
    try (Gateway gateway = open()) {
      for (int i = 0; i < 100; i++) {
        gateway.postActivity(
            Activities.message("c" + i, "m", AT, "")
                .replace("directline", "made-up-" + i)
                .replace("\"message\"", "\"madeUp" + i + "\""));
      }

      String meters = gateway.get("/actuator/prometheus").body();
      assertThat(meters)
          .contains("channel=\"other\",outcome=\"done\",type=\"other\"")
          .contains("made-up-29")
          .doesNotContain("made-up-30", "madeUp");
    }
  }

  private static String activities(String channel, String outcome, String type) {
    return "herald_gateway_activities_seconds_count{channel=\"%s\",outcome=\"%s\",type=\"%s\"} 1"
        .formatted(channel, outcome, type);
  }

  /// The meter of Herald's own that a line declares.
  private static Stream<String> name(String line) {
    return line.startsWith("# TYPE herald_")
        ? Stream.of(line.split(" ", -1)[2].replaceAll("_max$", ""))
        : Stream.empty();
  }

  private static Gateway open() {
    return Gateway.start("--management.endpoint.prometheus.access=read-only");
  }
}
