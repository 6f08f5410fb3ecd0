package dev.herald.local;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// A real Chromium without a window, driven as a person drives it.
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChromeDriver driver;

  Browser() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium", "chromium-browser", "google-chrome"));
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1200,900");
    LoggingPreferences console = new LoggingPreferences();
    console.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", console);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver"))
            .usingAnyFreePort()
            .build();
    this.driver = new ChromeDriver(service, options);
  }

  void open(String url) {
    driver.get(url);
  }

  void reload() {
    driver.navigate().refresh();
  }

  void prefersDark() {
    Map<String, String> dark = Map.of("name", "prefers-color-scheme", "value", "dark");
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(dark)));
  }

  WebElement await(String css) {
    return await(css, "");
  }

  /// Waits for an element of which the text contains that.
  WebElement await(String css, String text) {
    return Awaitility.await(css + " with the text '" + text + "'")
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(StaleElementReferenceException.class)
        .until(() -> find(css, text), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<WebElement> find(String css, String text) {
    return driver.findElements(By.cssSelector(css)).stream()
        .filter(each -> text.isEmpty() || each.getText().contains(text))
        .findFirst();
  }

  int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  /// Types where the focus is.
  void type(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  String focused() {
    return String.valueOf(driver.switchTo().activeElement().getDomAttribute("id"));
  }

  /// How bright the page's background is, 0 to 255.
  int brightness() {
    String colour = await("body").getCssValue("background-color");
    return (int)
        Pattern.compile("\\d+")
            .matcher(colour)
            .results()
            .limit(3)
            .mapToInt(number -> Integer.parseInt(number.group()))
            .average()
            .orElseThrow();
  }

  /// What the console holds of errors.
  List<String> errors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().equals(Level.SEVERE))
        .map(LogEntry::getMessage)
        .toList();
  }

  private static File program(String... names) {
    String path = String.valueOf(System.getenv("PATH"));
    return Stream.of(names)
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .map(Path::toFile)
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("install " + names[0] + ": it is not on the PATH"));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
