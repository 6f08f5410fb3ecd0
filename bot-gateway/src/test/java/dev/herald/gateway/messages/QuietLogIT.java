package dev.herald.gateway.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import dev.herald.gateway.auth.Issuer;
import dev.herald.testing.CapturedLog;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// No text, no token and no whole reference in a log, whatever comes.
class QuietLogIT {
  private static final String TEXT = "meet-me-at-the-harbour";
  private static final String CONVERSATION = "a:secret-conversation";
  private static final String ACTIVITY =
      Activities.message(CONVERSATION, "m-1", Instant.EPOCH, "")
          .replace("\"hi\"", "\"" + TEXT + "\"");

  @Test
  void trafficOfEveryKindLeavesNoSecretInTheLog() {
    try (Issuer issuer = Issuer.start();
        Gateway gateway =
            Gateway.startProduction(
                "--herald.gateway.auth.mode=channel",
                "--herald.gateway.auth.bots[0].app-id=" + Issuer.APP,
                "--herald.gateway.auth.channel.issuer=" + Issuer.NAME,
                "--herald.gateway.auth.channel.metadata=" + issuer.metadata(),
                "--herald.gateway.notify.keys.orders="
                    + "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae");
        CapturedLog log = CapturedLog.open()) {
      String good = issuer.token(Issuer.claims());
      String bad = issuer.token(Issuer.claims().audience("other"));
      String teams =
          ACTIVITY
              .replace("directline", "msteams")
              .replace("http://localhost:1/", Issuer.SERVICE_URL);
      assertThat(gateway.postActivity("Bearer " + good, teams).statusCode()).isEqualTo(200);
      for (String body : List.of(ACTIVITY, teams.substring(0, 150), teams + "x", "{}")) {
        gateway.postActivity("Bearer " + good, body);
      }
      gateway.postActivity("Bearer " + bad, teams);
      gateway.postActivity("Basic " + TEXT, teams);
      gateway.post("/api/notify", "Bearer foo", event("user-secret"));
      gateway.post("/api/notify", "Bearer wrong-key", event("user-secret"));
      gateway.post("/api/messages?" + TEXT, "text/plain", teams.getBytes(UTF_8));
      gateway.get("/" + TEXT);

      assertThat(log.text())
          .contains("type=\"message\"", "channel=\"msteams\"", "outcome=\"done\"", "duration_ms")
          .doesNotContain(TEXT, CONVERSATION, good, bad, "wrong-key", "user-secret", "user-of-");
    }
  }

  @Test
  void aTypeThatIsNoNameIsNotRepeated() {
    try (Gateway gateway = Gateway.start();
        CapturedLog log = CapturedLog.open()) {
      HttpResponse<String> answer =
          gateway.postActivity(ACTIVITY.replace("\"type\":\"message\"", "\"type\":\"x y\""));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(log.text()).contains("type=\"other\"").doesNotContain("x y", TEXT);
    }
  }

  private static String event(String user) {
    return "{\"id\":\"e\",\"to\":{\"user\":\""
        + user
        + "\"},\"message\":{\"text\":\""
        + TEXT
        + "\"}}";
  }
}
