package dev.herald.bench;

/// What the deliveries say: their number first, then about as much as people write.
final class Texts {
  private static final String MARK = "\"text\":\"#";
  private static final String REST =
      " Your order has shipped. It arrives tomorrow between 9 and 12; reply to change that.";

  private Texts() {}

  static String of(int number) {
    return "#" + number + REST;
  }

  /// The number in an activity that says such a text.
  static int numberIn(String json) {
    int begin = json.indexOf(MARK) + MARK.length();
    return Integer.parseInt(json, begin, json.indexOf(' ', begin), 10);
  }
}
