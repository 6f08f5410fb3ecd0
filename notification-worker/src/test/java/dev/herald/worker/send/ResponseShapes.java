package dev.herald.worker.send;

/// The shapes that bodies of errors were seen in.
final class ResponseShapes {
  private ResponseShapes() {}

  /// The protocol's error object.
  static String error(String code, String message) {
    return "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message);
  }

  static String bare(String code) {
    return "{\"code\":\"%s\",\"message\":\"m\"}".formatted(code);
  }

  /// The messaging layer's, with JSON inside its message.
  static String layered(String subCode) {
    return "{\"errorCode\":209,\"message\":\"{\\\"subCode\\\":\\\"%s\\\"}\"}".formatted(subCode);
  }

  static String string(String text) {
    return "\"" + text + "\"";
  }

  static String html(String text) {
    return "<html><body>" + text + "</body></html>";
  }

  /// Cut off in the middle.
  static String broken(String code) {
    return "{\"error\":{\"code\":\"%s\",\"mess".formatted(code);
  }

  static String huge() {
    return "[" + "{\"a\":1},".repeat(8_000);
  }
}
