package dev.herald.bench;

/// What the deliveries say: their number first, then about as much as people write.
final class Texts {
  private static final String REST =
      " Your order has shipped. It arrives tomorrow between 9 and 12; reply to change that.";

  private Texts() {}

  static String of(int number) {
    return "#" + number + REST;
  }

  /// The number in such a text.
  static int numberIn(String text) {
    return Integer.parseInt(text, 1, text.indexOf(' '), 10);
  }
}
