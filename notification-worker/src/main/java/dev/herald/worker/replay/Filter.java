package dev.herald.worker.replay;

import dev.herald.notification.Notification;
import dev.herald.worker.gate.scope.Hash;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which part of a range is meant: every condition must hold. As text:
/// `tenant=…,source=…,state=failed,code=…,id=…,conversation=…,class=…`.
///
/// A filter is kept with its plan, longer than a person may be known, so it names a conversation by
/// a hash of its id: `#` and 16 digits, which is accepted in the place of the id.
///
/// @param conditions by field; empty means everything
public record Filter(Map<String, String> conditions) {
  public static final Filter EVERYTHING = new Filter(Map.of());

  private static final String CONVERSATION = "conversation";
  private static final Pattern HASH = Pattern.compile("#[0-9a-f]{16}");

  /// What only an event has.
  private static final Set<String> OF_EVENTS = Set.of("id", "source", "class");

  private static final Set<String> FIELDS =
      Set.of("tenant", "source", "class", "state", "code", "id", CONVERSATION);

  public Filter {
    conditions = Map.copyOf(conditions);
  }

  /// Reads a filter.
  ///
  /// @throws IllegalArgumentException when it is none; the message says what is accepted
  public static Filter parse(String text) {
    if (text.isBlank()) {
      return EVERYTHING;
    }
    Map<String, String> conditions =
        Arrays.stream(text.split(",", -1))
            .map(condition -> condition.split("=", 2))
            .peek(Filter::check)
            .collect(
                Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip(), Filter::two));
    conditions.computeIfPresent(
        CONVERSATION, (_, id) -> HASH.matcher(id).matches() ? id : hash(id));
    if (conditions.containsKey("state")) {
      Verdict.of(conditions.get("state"));
    }
    return new Filter(conditions);
  }

  private static void check(String[] pair) {
    if (pair.length < 2 || pair[1].isBlank() || !FIELDS.contains(pair[0].strip())) {
      throw new IllegalArgumentException(
          "a filter is FIELD=VALUE,… with tenant, source, class, state, code, id or conversation");
    }
  }

  private static String two(String a, String b) {
    throw new IllegalArgumentException("a filter names each field once");
  }

  /// Whether an event can lie in it; what depends on the recipient is asked later.
  boolean admits(Notification event) {
    return matches("id", event.id())
        && matches("source", event.source())
        && matches("class", event.kind());
  }

  /// Whether a record that is no event can lie in it.
  boolean admitsUnreadable() {
    return OF_EVENTS.stream().noneMatch(conditions::containsKey);
  }

  /// Whether what became of a candidate lies in it.
  boolean admits(Appraised appraised) {
    return matches("tenant", appraised.tenant())
        && (!conditions.containsKey(CONVERSATION) || matches(CONVERSATION, hash(appraised)))
        && matches("state", appraised.verdict().wireName())
        && matches("code", appraised.code());
  }

  /// Whether a dead letter lies in it.
  boolean admits(DeadLetter letter) {
    String code = conditions.get("code");
    return matches("id", letter.event()) && (code == null || letter.reason().contains(code));
  }

  private static @Nullable String hash(Appraised appraised) {
    String id = appraised.conversationId();
    return id == null ? null : hash(id);
  }

  private static String hash(String conversation) {
    return "#%016x".formatted(Hash.of(conversation));
  }

  private boolean matches(String field, @Nullable String value) {
    String wanted = conditions.get(field);
    return wanted == null || wanted.equals(value);
  }

  @Override
  public String toString() {
    return new TreeMap<>(conditions)
        .entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(","));
  }
}
