package dev.herald.worker.control;

import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Everything on the control topic as it stands, by key. One thread writes, any number read.
///
/// Keys are paths: `pause/SCOPE`, `skip/TOPIC/PARTITION/OFFSET`, `plan/ID`, `replay/ID`.
public final class ControlBoard {
  private final ConcurrentNavigableMap<String, JsonNode> entries = new ConcurrentSkipListMap<>();
  private volatile long offset = -1;
  private volatile boolean complete;

  /// The value of a key; empty when it has none.
  public Optional<JsonNode> at(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /// What the value of a key says; empty when it has none, or one that cannot be read: anybody may
  /// have written it, and it orders nothing.
  public <T> Optional<T> at(String key, Function<JsonNode, T> reading) {
    return at(key).flatMap(value -> read(value, reading));
  }

  /// What every entry says whose key begins so, in the order of the keys, but for those that cannot
  /// be read.
  public <T> List<T> under(String prefix, Function<JsonNode, T> reading) {
    return entries.subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
        .flatMap(value -> read(value, reading).stream())
        .toList();
  }

  /// The keys that begin so and whose value is such a one; one that cannot be read is none.
  public List<String> keysUnder(String prefix, Predicate<JsonNode> such) {
    return entries.subMap(prefix, prefix + Character.MAX_VALUE).entrySet().stream()
        .filter(each -> read(each.getValue(), such::test).orElse(false))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static <T> Optional<T> read(JsonNode value, Function<JsonNode, T> reading) {
    try {
      return Optional.of(reading.apply(value));
    } catch (IllegalArgumentException | DateTimeException | JacksonException _) {
      return Optional.empty();
    }
  }

  /// Whether any key begins so.
  boolean has(String prefix) {
    String first = entries.ceilingKey(prefix);
    return first != null && first.startsWith(prefix);
  }

  /// Whether all that was on the topic when this worker started is known. Until then an order may
  /// be in force that is not here.
  public boolean isComplete() {
    return complete;
  }

  /// The offset up to which the topic is known; rises with every change.
  public long offset() {
    return offset;
  }

  /// Takes in a record.
  ///
  /// @param value null removes
  void apply(String key, @Nullable JsonNode value, long at) {
    if (value == null) {
      entries.remove(key);
    } else {
      entries.put(key, value);
    }
    offset = at;
  }

  void markComplete() {
    complete = true;
  }
}
