package dev.herald.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads JSON bodies up to a limit. Never holds more than the limit, however much is sent, and
/// never waits for longer than a request may take, however slowly. Safe for any number of threads.
public final class BodyReader {
  private static final String JSON = "application/json";

  private static final int CHUNK = 8 * 1024;

  private final int maxBytes;
  private final Duration longest;
  private final InFlight inFlight;

  BodyReader(int maxBytes, Duration longest, InFlight inFlight) {
    this.maxBytes = maxBytes;
    this.longest = longest;
    this.inFlight = inFlight;
  }

  public Body read(HttpServletRequest request) {
    if (!isJson(request.getContentType())) {
      return unusable("not-json", Answer.problem(415, "the content type must be " + JSON));
    }
    if (request.getContentLengthLong() > maxBytes) {
      return tooLarge();
    }
    try {
      return judge(request, read(request.getInputStream()));
    } catch (SocketTimeoutException _) {
      CutValve.cut(request);
      return unusable("slow", Answer.problem(408, "the body took longer than " + longest));
    } catch (IOException _) {
      return unusable("cut-off", Answer.problem(400, "the body ended before it was complete"));
    }
  }

  /// The server's own time-out runs from one byte to the next, so a body could drip for hours.
  private byte[] read(InputStream in) throws IOException {
    long begin = System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    int read = in.read(chunk);
    while (read >= 0 && body.size() <= maxBytes) {
      if (System.nanoTime() - begin > longest.toNanos()) {
        throw new SocketTimeoutException("the body drips");
      }
      body.write(chunk, 0, read);
      read = in.read(chunk);
    }
    return body.toByteArray();
  }

  private Body judge(HttpServletRequest request, byte[] bytes) {
    if (bytes.length > maxBytes) {
      return tooLarge();
    }
    return inFlight.admit(request)
        ? decode(bytes)
        : unusable("crowded", Answer.unavailable("too many requests are worked on; come again"));
  }

  /// JSON is UTF-8 whatever the charset parameter says, so any parameter is welcome.
  private static boolean isJson(@Nullable String contentType) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON);
  }

  private static Body decode(byte[] bytes) {
    try {
      return new Body.Text(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException _) {
      return unusable("not-utf8", Answer.problem(400, "the body is not valid UTF-8"));
    }
  }

  private Body tooLarge() {
    return unusable(
        "too-large", Answer.problem(413, "the body is larger than " + maxBytes + " bytes"));
  }

  private static Body unusable(String outcome, Answer answer) {
    return new Body.Unusable(outcome, answer);
  }
}
