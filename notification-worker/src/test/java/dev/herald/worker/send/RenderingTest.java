package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.Activity;
import dev.herald.notification.Message;
import dev.herald.notification.Notification;
import dev.herald.notification.schema.EventReader;
import dev.herald.notification.schema.ReadEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderingTest {

  @Test
  void aTextKeepsItsFormat() {
    List<Activity> said = render("{\"text\":\"*hi*\",\"format\":\"markdown\"}");

    assertThat(said).hasSize(1);
    assertThat(said.getFirst().json().path("text").asString()).isEqualTo("*hi*");
    assertThat(said.getFirst().json().path("textFormat").asString()).isEqualTo("markdown");
  }

  @Test
  void textAndCardAreTwoActivitiesTextFirstTheSummaryWithTheCardTheAlertWithTheFirst() {
    List<Activity> said =
        render(
            """
            {"text":"hi","card":{"type":"AdaptiveCard","x":1.50},"summary":"s","locale":"de",
             "alert":true}\
            """);

    assertThat(said).hasSize(2);
    assertThat(said).allSatisfy(each -> assertThat(each.locale()).isEqualTo("de"));
    assertThat(said.get(0).json().at("/channelData/notification/alert").asBoolean()).isTrue();
    assertThat(said.get(0).json().has("summary")).isFalse();
    assertThat(said.get(1).json().path("summary").asString()).isEqualTo("s");
    assertThat(said.get(1).json().at("/attachments/0/contentType").asString())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(said.get(1).json().at("/attachments/0/content/x").toString()).isEqualTo("1.50");
    assertThat(said.get(1).json().has("channelData")).isFalse();
  }

  @Test
  void cardAlone_carriesSummaryLocaleAndAlert() {
    List<Activity> said =
        render(
            """
            {"card":{"type":"AdaptiveCard"},"summary":"s","locale":"de","alert":true}\
            """);

    assertThat(said).hasSize(1);
    assertThat(said.getFirst().json().has("text")).isFalse();
    assertThat(said.getFirst().json().path("summary").asString()).isEqualTo("s");
    assertThat(said.getFirst().locale()).isEqualTo("de");
    assertThat(said.getFirst().json().at("/channelData/notification/alert").asBoolean()).isTrue();
  }

  @Test
  void plainText_carriesNothingThatTheEventDoesNotName() {
    Activity said = render("{\"text\":\"hi\"}").getFirst();

    assertThat(said.json().path("textFormat").asString()).isEqualTo("plain");
    assertThat(said.json().propertyNames())
        .doesNotContain("locale", "summary", "channelData", "attachments");
  }

  @Test
  void message_rendersTheSameAgain() {
    Message message =
        message("{\"text\":\"hi\",\"card\":{\"type\":\"AdaptiveCard\"},\"alert\":true}");

    assertThat(Rendering.of(message, "msteams")).isEqualTo(Rendering.of(message, "msteams"));
  }

  @ParameterizedTest
  @CsvSource({
    "event, directline, 1",
    "trace, emulator, 1",
    "trace, msteams, 0",
    "delay, msteams, 0",
    "invokeResponse, msteams, 0",
  })
  void aWholeActivityGoesOutAsItIsUnlessItNeverLeavesABot(String type, String channel, int sent) {
    assertThat(
            Rendering.of(
                message("{\"activity\":{\"type\":\"" + type + "\",\"odd\":[1]}}"), channel))
        .hasSize(sent)
        .allSatisfy(each -> assertThat(each.json().path("odd").toString()).isEqualTo("[1]"));
  }

  private static List<Activity> render(String message) {
    return Rendering.of(message(message), "msteams");
  }

  private static Message message(String json) {
    String event = "{\"id\":\"e\",\"to\":{\"user\":\"u\"},\"message\":" + json + "}";
    ReadEvent read = new EventReader().read(event.getBytes(StandardCharsets.UTF_8));
    Notification notification = ((ReadEvent.Valid) read).event();
    return notification.message();
  }
}
