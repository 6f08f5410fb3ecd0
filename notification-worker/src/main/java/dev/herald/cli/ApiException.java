package dev.herald.cli;

/// A request that did not get what it asked for. The message is one line for the operator.
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  ApiException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
