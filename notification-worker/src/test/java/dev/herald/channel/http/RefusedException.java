package dev.herald.channel.http;

/// A request is refused; what the caller is told is its message.
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  public RefusedException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  public static RefusedException badRequest(String message) {
    return new RefusedException(400, "BadArgument", message);
  }

  public Response response() {
    return Response.error(status, code, String.valueOf(getMessage()));
  }
}
