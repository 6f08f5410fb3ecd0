package dev.herald.worker.send;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/// A JSON body that knows whether any of it may have left: before that, no channel can have acted
/// on the request. Names its charset, since Teams garbles emoji in cards without.
final class JsonEntity extends AbstractHttpEntity {
  private static final ContentType JSON =
      ContentType.create("application/json", StandardCharsets.UTF_8);

  private final byte[] body;
  private final BooleanSupplier mayLeave;
  private volatile boolean left;
  private volatile boolean withheld;

  JsonEntity(byte[] body, BooleanSupplier mayLeave) {
    super(JSON, null);
    this.body = body;
    this.mayLeave = mayLeave;
  }

  boolean hasLeft() {
    return left;
  }

  /// Whether it was not let go when all was ready for it.
  boolean wasWithheld() {
    return withheld;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (!mayLeave.getAsBoolean()) {
      withheld = true;
      throw new InterruptedIOException("withheld");
    }
    left = true;
    out.write(body);
  }

  @Override
  public InputStream getContent() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public long getContentLength() {
    return body.length;
  }

  @Override
  public boolean isStreaming() {
    return false;
  }

  @Override
  public void close() {}
}
