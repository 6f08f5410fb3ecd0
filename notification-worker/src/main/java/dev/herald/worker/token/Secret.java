package dev.herald.worker.token;

/// Text that is not shown.
///
/// @param text itself; empty for none
public record Secret(String text) {

  boolean isSet() {
    return !text.isBlank();
  }

  /// Without the text.
  @Override
  public String toString() {
    return isSet() ? "******" : "";
  }
}
