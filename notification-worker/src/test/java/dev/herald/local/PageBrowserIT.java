package dev.herald.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// The page of the local stack, as its user sees it.
@Tag("browser")
class PageBrowserIT {
  @TempDir private static Path directory;
  private static FreePortsStack stack;
  private Browser browser;

  @BeforeAll
  static void start() throws Exception {
    stack = FreePortsStack.start(directory);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @BeforeEach
  void open() {
    browser = new Browser();
    browser.open(page());
    browser.await(".message.bot", "Hello!");
  }

  @AfterEach
  void close() {
    try {
      assertThat(browser.errors()).isEmpty();
    } finally {
      browser.close();
    }
  }

  @Test
  void aUserChatsWithTheBot() {
    say("good morning");

    browser.await(".message.user", "good morning");
    browser.await(".message.bot", "You said: good morning");
    assertThat(browser.count(".message.user")).isOne();
  }

  @Test
  void anEventPublishedWithTheFormAppearsInTheChatAndItsOutcomesInTheList() {
    browser.await("#publish-text").clear();
    browser.await("#publish-text").sendKeys("Your order has shipped");
    browser.await("#publish-button").click();

    browser.await(".message.bot", "Your order has shipped");
    browser.await(".outcome[data-outcome=accepted]");
    browser.await(".outcome[data-outcome=delivered]");
  }

  @Test
  void everythingCanBeDoneByKeyboard() {
    browser.await("#composer").sendKeys("");
    browser.type("by keyboard", Keys.ENTER);
    browser.await(".message.bot", "You said: by keyboard");

    for (int i = 0; i < 30 && !browser.focused().equals("publish-text"); i++) {
      browser.type(Keys.TAB);
    }
    assertThat(browser.focused()).isEqualTo("publish-text");
    browser.type(Keys.chord(Keys.CONTROL, "a"), "published by keyboard");
    for (int i = 0; i < 10 && !browser.focused().equals("publish-button"); i++) {
      browser.type(Keys.TAB);
    }
    browser.type(Keys.ENTER);

    browser.await(".message.bot", "published by keyboard");
  }

  @Test
  void textMarkdownAndCardsAreShownAndMarkupIsNotRun() throws Exception {
    publish(
        """
        {"id":"rich","to":{"audience":"everyone"},"message":{
         "text":"**bold** <img src=x onerror=alert(1)>","format":"markdown",
         "card":{"type":"AdaptiveCard","version":"1.4","body":[
          {"type":"TextBlock","text":"Order 4711","weight":"bolder"},
          {"type":"FactSet","facts":[{"title":"Carrier","value":"Snail"}]},
          {"type":"ColumnSet","columns":[{"type":"Column","items":[{"type":"TextBlock","text":"left"}]},
           {"type":"Column","items":[{"type":"TextBlock","text":"right"}]}]}],
          "actions":[{"type":"Action.Submit","title":"Thanks","data":{"thanks":true}}]}}}\
        """);

    assertThat(browser.await(".message.bot strong").getText()).isEqualTo("bold");
    browser.await(".message.bot", "<img src=x onerror=alert(1)>");
    browser.await(".message.bot", "Order 4711");
    browser.await(".message.bot", "Snail");
    browser.await(".message.bot", "right");
    browser.await(".message.bot button", "Thanks");
  }

  @Test
  void theConversationIsThereAgainAfterAReload() {
    say("remember me");
    browser.await(".message.bot", "You said: remember me");

    browser.reload();

    browser.await(".message.bot", "You said: remember me");
    assertThat(browser.count(".message.user")).isOne();
  }

  @Test
  void whoPrefersDarkGetsDark() {
    assertThat(browser.brightness()).isGreaterThan(200);

    browser.prefersDark();

    assertThat(browser.brightness()).isLessThan(60);
  }

  private void say(String text) {
    browser.await("#composer").sendKeys(text, Keys.ENTER);
  }

  private static void publish(String event) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(page() + "local/events"))
            .POST(BodyPublishers.ofString(event))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }
  }

  private static String page() {
    return stack.channel("/");
  }
}
