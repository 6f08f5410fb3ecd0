package dev.herald.conversation.redis;

import dev.herald.conversation.ConversationKey;
import dev.herald.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Where a reference lies: a field of one of the hashes `herald:c:0` to `herald:c:16383`. Buckets
/// rather than a key for each reference, which would cost as much as the reference itself.
///
/// The bucket and the first bytes of the field are taken from the conversation's digest, the rest
/// from the whole key's: what has one conversation id lies in one bucket with one prefix. Digests
/// can meet, so who reads compares ids.
final class Place {
  static final int BUCKETS = 1 << 14;

  /// The length of [#id].
  static final int BYTES = 12;

  private static final int BUCKET_BYTES = 2;
  private static final int PREFIX_BYTES = 4;

  private final byte[] id;

  private Place(byte[] id) {
    this.id = id;
  }

  static Place of(ConversationKey key) {
    byte[] whole = Sha256.of(key.toString());
    ByteBuffer id = ByteBuffer.allocate(BYTES);
    id.put(Sha256.of(key.conversation()), 0, BUCKET_BYTES + PREFIX_BYTES);
    id.put(whole, 0, id.remaining());
    return new Place(id.array());
  }

  /// Reads places that were written one behind the other.
  static Place at(byte[] places, int offset) {
    return new Place(Arrays.copyOfRange(places, offset, offset + BYTES));
  }

  /// Bucket and field in a few bytes, by which an index refers to it.
  byte[] id() {
    return id.clone();
  }

  byte[] bucket() {
    return bucketAt(id);
  }

  byte[] field() {
    return Arrays.copyOfRange(id, BUCKET_BYTES, BYTES);
  }

  static byte[] bucketOf(String conversationId) {
    return bucketAt(Sha256.of(conversationId));
  }

  /// What the fields of all references with this conversation id begin with.
  static byte[] prefixOf(String conversationId) {
    return Arrays.copyOfRange(Sha256.of(conversationId), BUCKET_BYTES, BUCKET_BYTES + PREFIX_BYTES);
  }

  private static byte[] bucketAt(byte[] digest) {
    return bucket(Short.toUnsignedInt(ByteBuffer.wrap(digest).getShort()) % BUCKETS);
  }

  static byte[] bucket(int number) {
    return ("herald:c:" + number).getBytes(StandardCharsets.US_ASCII);
  }
}
