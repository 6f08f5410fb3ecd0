package dev.herald.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What BOT.md shows works as it says.
class PriceBotIT {
  private static Gateway gateway;

  @BeforeAll
  static void start() {
    gateway = Gateway.withBot(PriceBot.class);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void aHandlerOfOnesOwnGoesBeforeTheUsualOneAndSpeaksAgainLater() {
    gateway.postActivity(Activities.message("prices", "m1", Instant.now(), ""));

    assertThat(gateway.eventsTo("prices").getFirst().at("/message/activity/text").asString())
        .isEqualTo("I look it up.");
    Gateway.await("the price")
        .untilAsserted(() ->
            assertThat(gateway.eventsTo("prices"))
                .extracting(event -> event.at("/message/text").asString(""))
                .contains("It is 9 euros."));
  }

  @Test
  void anInvokeGetsItsOwnStatusAndBody() {
    var answer = gateway.postActivity(Activities.recorded("teams-invoke-card-action"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"statusCode\":200}");
  }

  @Test
  void aMiddlewareEndsATurnThatItDoesNotPassOn() {
    gateway.postActivity(Activities.message("klingon", "m1", Instant.now(), ",\"locale\":\"tlh\""));

    assertThat(gateway.eventsTo("klingon"))
        .singleElement()
        .extracting(event -> event.at("/message/activity/text").asString())
        .asString()
        .startsWith("nuqneH");
  }

  @Test
  void thePageShowsTheCodeThatIsTested() throws IOException {
    String page = Files.readString(Path.of("BOT.md"));
    String source = Files.readString(Path.of("src/test/java/dev/herald/example/PriceBot.java"));

    String shown = page.substring(page.indexOf("```java\n") + 8, page.lastIndexOf("```\n"));

    assertThat(source).endsWith(shown);
  }
}
