package dev.herald.gateway.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ConversationReference;
import dev.herald.conversation.ReferenceStore.Page;
import dev.herald.conversation.StoredReference;
import dev.herald.gateway.Activities;
import dev.herald.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What channels send, in the order they send it, and what Redis holds of it afterwards. The table
/// is activities/afterwards.txt, the activities are the files beside it.
class CapturedActivitiesIT {
  private static final Instant START = Instant.parse("2026-11-23T09:00:00.1234567Z");

  private static Gateway gateway;

  @BeforeAll
  static void start() {
    gateway = Gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /// One paragraph of the table.
  ///
  /// @param status of the answer to the last activity; those before it are answered 200
  /// @param after a line for each reference that is there then
  record Case(List<String> activities, int status, List<String> after) {
    static Case of(String paragraph) {
      List<String> lines = paragraph.strip().lines().map(String::strip).toList();
      String[] head = lines.getFirst().split(": ", 2);
      return new Case(
          List.of(head[0].split(" then ", -1)),
          Integer.parseInt(head[1]),
          lines.subList(1, lines.size()));
    }

    @Override
    public String toString() {
      return String.join(" then ", activities);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(table().split("\n\n", -1)).filter(each -> !each.startsWith("#")).map(Case::of);
  }

  /// Each case has a bot of its own, so that cases do not meet.
  @ParameterizedTest
  @MethodSource("cases")
  void afterTheseActivitiesTheReferencesAre(Case told) {
    String bot = "bot " + told.hashCode();
    String last = "";
    for (int i = 0; i < told.activities().size(); i++) {
      last = Captured.of(told.activities().get(i), bot, START.plusSeconds(60L * i));
      boolean isLast = i == told.activities().size() - 1;
      assertThat(gateway.postActivity(last).statusCode())
          .as(told.activities().get(i))
          .isEqualTo(isLast ? told.status() : 200);
    }
    List<StoredReference> known = of(bot);
    assertThat(known.stream().map(CapturedActivitiesIT::line))
        .containsExactlyInAnyOrderElementsOf(told.after());
    assertThat(known).noneMatch(StoredReference::verified);
    assertThat(known).anySatisfy(Captured.keptOf(last));
    known.forEach(CapturedActivitiesIT::assertFoundByItsUserOnlyWhenPersonal);
  }

  @Test
  void everyCapturedActivityIsInTheTable() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/activities"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> file.endsWith(".json"))
          .hasSizeGreaterThanOrEqualTo(30)
          .allSatisfy(file -> assertThat(table()).contains(file.replace(".json", "")));
    }
  }

  private static String table() {
    return Activities.text("afterwards.txt");
  }

  private static void assertFoundByItsUserOnlyWhenPersonal(StoredReference stored) {
    ConversationReference reference = stored.reference();
    if (reference.user() == null) {
      assertThat(reference.conversation().isPersonal()).isFalse();
    } else {
      Stream.of(reference.user().id(), reference.user().aadObjectId())
          .filter(Objects::nonNull)
          .forEach(id -> assertThat(gateway.store().personalOf(id)).contains(stored));
    }
  }

  private static List<StoredReference> of(String bot) {
    List<StoredReference> all = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Page page = gateway.store().page(cursor);
      all.addAll(page.references());
      cursor = page.next();
    } while (cursor != null);
    return all.stream().filter(stored -> stored.key().bot().equals(bot)).toList();
  }

  private static String line(StoredReference stored) {
    ConversationReference reference = stored.reference();
    String reason = stored.standing().reason();
    return Stream.of(
            reference.conversation().id(),
            stored.state() + (reason == null ? "" : "(" + reason + ")"),
            reference.serviceUrl().replaceFirst("https?://", ""),
            reference.locale(),
            stored.timeZone(),
            reference.activityId(),
            reference.user() == null ? "everyone" : reference.user().id())
        .map(value -> value == null ? "-" : value)
        .collect(Collectors.joining(" "));
  }
}
