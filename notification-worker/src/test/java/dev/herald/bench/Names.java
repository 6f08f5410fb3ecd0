package dev.herald.bench;

import java.util.List;
import java.util.Map;

/// What the rows are called.
final class Names {
  static final String BARE = "bare HTTP client";
  static final String BACKLOG = "herald, full backlog";
  static final String HALF = "herald, half load";
  static final String EVENTS = "herald, half load of events";
  static final String PLAIN = "plain @KafkaListener";
  static final String SDK = "retired Java SDK 4.14.3";
  static final String TEN_THOUSAND = "10 thousand conversations";
  static final String HUNDRED_THOUSAND = "100 thousand conversations";
  static final String MILLION = "1 million conversations";
  static final String NO_BACKLOG = "no backlog";
  static final String MILLION_BACKLOG = "backlog of 1 million";
  static final String ONE_PARTITION = "1 partition";
  static final String THREE_PARTITIONS = "3 partitions";
  static final String HOT = "one conversation at 50/s";
  static final String SLOW = "one host answers after 10 s";
  static final String ONE_IN_HUNDRED = "429 for 1 %";
  static final String ONE_IN_TEN = "429 for 10 %";
  static final String MANY_OPEN = "5,000 in flight";

  /// Whose cost per delivery must not depend on how much there is: of what, and the rows.
  static final Map<String, List<String>> GROWTH =
      Map.of(
          "conversations", List.of(TEN_THOUSAND, HUNDRED_THOUSAND, MILLION),
          "partitions", List.of(ONE_PARTITION, THREE_PARTITIONS, BACKLOG),
          "backlog", List.of(NO_BACKLOG, MILLION_BACKLOG));

  private Names() {}
}
