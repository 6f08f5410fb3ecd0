package dev.herald.conversation.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Deflates what references have in common away, by a dictionary of it. The dictionary belongs to
/// the format of a record: another one is another version. Safe for any number of threads.
final class Squeeze {
  private static final byte[] COMMON =
      """
      "role":"user""role":"bot""isGroup":true"isGroup":false"id":"19:@thread.v2"id":"19:@thread.tacv2\
      "id":"19:@unq.gbl.spaces"conversationType":"groupChat","conversationType":"channel",\
      "channelId":"emulator","serviceUrl":"http://localhost:"channelId":"email","serviceUrl":"https://email.\
      "channelId":"slack","serviceUrl":"https://slack.botframework.com/"\
      "channelId":"webchat","serviceUrl":"https://webchat.botframework.com/"\
      "channelId":"directline","serviceUrl":"https://directline.botframework.com/"\
      "serviceUrl":"https://smba.trafficmanager.net/amer/""serviceUrl":"https://smba.trafficmanager.net/teams/"\
      {"verified":false,"reference":{"user":{"id":"{"verified":true,"app":"","reference":{"user":{"id":"29:1\
      ","name":"","aadObjectId":""},"bot":{"id":"28:","name":"\
      "},"conversation":{"conversationType":"personal","tenantId":"","id":"a:1\
      "},"tenantId":"","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/"}}\
      """
          .getBytes(StandardCharsets.ISO_8859_1);
  private static final int SPARE = 64;

  private final BlockingQueue<Deflater> deflaters = new ArrayBlockingQueue<>(SPARE);
  private final BlockingQueue<Inflater> inflaters = new ArrayBlockingQueue<>(SPARE);

  byte[] squeeze(byte[] bytes) {
    Deflater deflater =
        spare(deflaters, () -> new Deflater(Deflater.BEST_COMPRESSION, /* nowrap= */ true));
    deflater.setDictionary(COMMON);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] out = new byte[bytes.length + SPARE];
    int length = 0;
    while (!deflater.finished()) {
      length += deflater.deflate(out, length, out.length - length);
      out = length == out.length ? Arrays.copyOf(out, 2 * length) : out;
    }
    deflater.reset();
    if (!deflaters.offer(deflater)) {
      deflater.end();
    }
    return Arrays.copyOf(out, length);
  }

  /// The bytes that were squeezed.
  ///
  /// @throws IllegalArgumentException when they were not
  ByteBuffer restore(byte[] squeezed, int from) {
    Inflater inflater = spare(inflaters, () -> new Inflater(/* nowrap= */ true));
    try {
      inflater.setDictionary(COMMON);
      inflater.setInput(squeezed, from, squeezed.length - from);
      byte[] out = new byte[4 * squeezed.length];
      int length = 0;
      while (!inflater.finished()) {
        int more = inflater.inflate(out, length, out.length - length);
        length += more;
        if (more == 0 && length < out.length) {
          throw new IllegalArgumentException("a stored reference that was cut off");
        }
        out = length == out.length ? Arrays.copyOf(out, 2 * length) : out;
      }
      return ByteBuffer.wrap(out, 0, length);
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("not a stored reference", e);
    } finally {
      inflater.reset();
      if (!inflaters.offer(inflater)) {
        inflater.end();
      }
    }
  }

  private static <T> T spare(BlockingQueue<T> spares, Supplier<T> another) {
    T spare = spares.poll();
    return spare == null ? another.get() : spare;
  }
}
